import { useEffect, useRef } from 'react';
import { useWords } from '../../start/words.ts';
import type { Offer } from './offers.ts';

type Props = { id: string; offers: readonly Offer[]; at: number; onPick: (offer: Offer) => void };

/** What can be put in, above the text; the keys are the text's own (composer-text.tsx). */
export function Picker({ id, offers, at, onPick }: Props) {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // an effect gives nothing back: some browsers answer this with a promise
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} id={id} className="picker" role="listbox" aria-label={words('composer.offers')}>
      {offers.map((offer, n) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the chosen one
        <div
          key={offer.key}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === at}
          className={n === at ? 'picker-offer picker-chosen' : 'picker-offer'}
          onPointerDown={event => {
            event.preventDefault();
            onPick(offer);
          }}
        >
          <b>{offer.title}</b>
          {offer.hint && <span className="picker-hint soft">{offer.hint}</span>}
        </div>
      ))}
    </div>
  );
}
