import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../start/words.ts';
import { answered, askingOf } from './asking.ts';
import { type Offer, useOffers } from './offers.ts';
import { Picker } from './picker.tsx';

type Props = {
  label: string;
  hint: string;
  text: string;
  locale: string;
  /** Number of the ticket. */
  ticket: string;
  isNote: boolean;
  onChange: (text: string) => void;
  onSend: () => void;
  error: string | undefined;
};

/** Where a reply or a note is written. `::`, `??` and `@` open what can be put in; Ctrl or Cmd with Enter sends. */
export function ComposerText({ label, hint, text, locale, ticket, isNote, onChange, onSend, error }: Props) {
  const words = useWords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [shut, setShut] = useState<number>();
  const [at, setAt] = useState(0);
  const found = askingOf(text, caret, isNote);
  const asking = found && found.from !== shut ? found : undefined;
  const offers = useOffers(asking, locale, ticket);
  const chosen = Math.min(at, offers.length - 1);
  const isOpen = asking !== undefined && offers.length > 0;

  const moveTo = useRef<number>(undefined);
  // at once when the text is there: a fast writer is already typing on
  useLayoutEffect(() => {
    if (moveTo.current === undefined || area.current?.value !== text) return;
    area.current.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = undefined;
  }, [text]);

  const pick = (offer: Offer) => {
    if (!asking) return;
    const next = answered(text, caret, asking, offer.words);
    onChange(next.text);
    setCaret(next.caret);
    setAt(0);
    moveTo.current = next.caret;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return onSend();
    }
    const offer = offers[chosen];
    if (!isOpen || !offer || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((chosen + step + offers.length) % offers.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(offer);
    else if (event.key === 'Escape') setShut(asking.from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="composer-text">
      {isOpen && <Picker id={id} offers={offers} at={chosen} onPick={pick} />}
      <Textarea
        ref={area}
        id={isNote ? 'note-text' : 'reply-text'}
        aria-label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        error={error}
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
        onChange={event => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={event => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
      <span className="visually-hidden" role="status">
        {isOpen && words('composer.count', { count: offers.length })}
      </span>
    </div>
  );
}
