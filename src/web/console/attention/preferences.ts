import { useSyncExternalStore } from 'react';

/** How this browser calls its operator. Kept in this browser only: a phone and a desk differ. */
export type Preferences = { isMuted: boolean; hasSound: boolean; hasDesktop: boolean };

const key = 'solodesk.attention';
const usual: Preferences = { isMuted: false, hasSound: true, hasDesktop: false };
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return usual;
  }
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // forbidden: it holds until the page is left
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => current,
  );
}
