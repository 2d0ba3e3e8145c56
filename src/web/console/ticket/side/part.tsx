import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One part of the side panel. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="side-part">
      <Title order={2} size="h6" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

export type Fact = { key: string; label: string; value: ReactNode };

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="side-facts">
      {facts.map(({ key, label, value }) => (
        <div key={key}>
          <dt className="soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
