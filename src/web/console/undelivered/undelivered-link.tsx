import { NavLink } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useUndelivered } from '../data/undelivered.ts';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../start/words.ts';

/** In the navigation while there is something that did not arrive, with how much. */
export function UndeliveredLink({ onGo }: { onGo: () => void }) {
  const words = useWords();
  const [address] = useLocation();
  const count = useUndelivered().data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <NavLink
      component={Link}
      className="rail-link"
      href="/console/undelivered"
      label={words('undelivered.nav', { count })}
      leftSection={<Icon name="bell" />}
      active={address === '/console/undelivered'}
      onClick={onGo}
    />
  );
}
