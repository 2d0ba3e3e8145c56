import { NavLink } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { ConsolePage } from '../pages.tsx';
import { useWords } from '../start/words.ts';
import { Icon } from './icons.tsx';

export function Navigation({ pages, onGo }: { pages: readonly ConsolePage[]; onGo: () => void }) {
  const words = useWords();
  const [address] = useLocation();
  return (
    <>
      {pages.map(
        ({ nav }) =>
          nav && (
            <NavLink
              key={nav.href}
              component={Link}
              className="rail-link"
              href={nav.href}
              label={words(nav.word)}
              leftSection={<Icon name={nav.icon} />}
              active={isWithin(address, nav.href)}
              {...(isWithin(address, nav.href) ? { 'aria-current': 'page' as const } : {})}
              onClick={onGo}
            />
          ),
      )}
    </>
  );
}

/** The inbox is the desk itself and its tickets; every other page is what lies below its address. */
function isWithin(address: string, href: string): boolean {
  if (href === '/console') return address === href || address.startsWith('/console/tickets');
  return address === href || address.startsWith(`${href}/`);
}
