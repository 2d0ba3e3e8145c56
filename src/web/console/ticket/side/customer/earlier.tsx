import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** As many are listed: a card is no archive. */
const most = 8;

type Props<Item> = { title: string; items: readonly Item[]; children: (item: Item) => ReactNode };

/** The newest of something that was before, under a title; nothing at all when there is none. */
export function Earlier<Item>({ title, items, children }: Props<Item>) {
  if (items.length === 0) return null;
  return (
    <>
      <Text size="sm" mt="sm" mb={4} className="soft">
        {title}
      </Text>
      <ul className="side-earlier">{items.slice(0, most).map(children)}</ul>
    </>
  );
}
