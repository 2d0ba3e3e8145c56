import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
import { Shell } from './shell/shell.tsx';
import { Providers } from './start/providers.tsx';

const place = document.getElementById('console');
if (place) {
  createRoot(place).render(
    <Providers nonce={place.dataset['nonce'] ?? ''}>
      <Shell />
    </Providers>,
  );
}
