type Kept = { text: string; basedOn: string };

const keyOf = (file: string) => `solodesk.draft.${file}`;

/** What was written and not saved, when this browser was last here. */
export function keptDraft(file: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(file)) ?? 'null');
    const isKept = typeof kept === 'object' && kept !== null && 'text' in kept && 'basedOn' in kept;
    return isKept ? { text: String(kept.text), basedOn: String(kept.basedOn) } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(file: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(file), JSON.stringify(kept));
  } catch {
    // A browser without room or permission still edits.
  }
}

export function forgetDraft(file: string): void {
  try {
    localStorage.removeItem(keyOf(file));
  } catch {
    // Nothing was kept.
  }
}
