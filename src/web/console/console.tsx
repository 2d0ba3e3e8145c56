import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
import { Shell } from './shell/shell.tsx';
import { Providers } from './start/providers.tsx';

const place = document.getElementById('console');
if (place) {
  // what locks the page's scrolling below a dialog asks for the nonce by this name
  Object.assign(globalThis, { __webpack_nonce__: place.dataset['nonce'] });
  createRoot(place).render(
    <Providers nonce={place.dataset['nonce'] ?? ''}>
      <Shell />
    </Providers>,
  );
}
