type Props = { tone: string; title?: string; children: string };

/** A few words on a coloured ground. A list has hundreds of them, so it is one element and no more. */
export function ToneBadge({ tone, title, children }: Props) {
  return (
    <span className={`badge ${tone}`} title={title}>
      {children}
    </span>
  );
}
