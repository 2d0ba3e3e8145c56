import { createTheme, Drawer, MantineProvider, Modal } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from './api.ts';
import { LiveProvider } from './live.tsx';
import { tellProblem } from './problems.ts';

/** The page has one banner, and it is not the title of a dialog. */
const titleIsNoBanner = { defaultProps: { attributes: { header: { role: 'presentation' } } } };

const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  respectReducedMotion: true,
  components: { Modal: Modal.extend(titleIsNoBanner), Drawer: Drawer.extend(titleIsNoBanner) },
});

const queries = new QueryClient({
  // a failed action always tells; a failed reading shows in its own place
  mutationCache: new MutationCache({ onError: tellProblem }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
});

/** Look, data and live news for everything below. The colour scheme follows the system until one is chosen. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <LiveProvider>{children}</LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
