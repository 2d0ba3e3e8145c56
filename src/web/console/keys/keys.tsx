import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { commandOf } from './bindings.ts';
import { giveCommand, useDeskCommand } from './commands.ts';
import { KeysHelp } from './keys-help.tsx';

/** Listens for the keys of the desk. */
export function Keys() {
  const [isOpen, { open, close }] = useDisclosure(false);
  useDeskCommand('help', open);
  useDeskCommand('search', () => document.getElementById('inbox-search')?.focus());
  useEffect(() => {
    // a dialog that this very key closes is gone when its turn has come to be looked at below
    let wasOverlaid = false;
    const look = () => {
      wasOverlaid = isOverlaid();
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || wasOverlaid) return;
      const place = event.target instanceof HTMLElement ? event.target : undefined;
      if (place && isWritten(place)) {
        if (event.key === 'Escape') place.blur();
        return;
      }
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      giveCommand(command);
    };
    addEventListener('keydown', look, true);
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', look, true);
      removeEventListener('keydown', press);
    };
  }, []);
  return <KeysHelp isOpen={isOpen} onClose={close} />;
}

/** A dialog or a menu has keys of its own. */
function isOverlaid(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

function isWritten(place: HTMLElement): boolean {
  if (place.isContentEditable || place.matches('textarea, select')) return true;
  return place.matches('input:not([type="radio"]):not([type="checkbox"]):not([type="button"])');
}
