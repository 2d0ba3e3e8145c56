/** What the page with the launcher tells the chat in its frame. */
export type ToChat =
  | { solodesk: 1; type: 'state'; open: boolean }
  | { solodesk: 1; type: 'locale'; locale: string }
  | { solodesk: 1; type: 'colorScheme'; scheme: ColorScheme }
  | { solodesk: 1; type: 'reset' };

/** What the chat in the frame tells the page around it. Never a token, a credential or a word of the conversation. */
export type FromChat =
  | { solodesk: 1; type: 'ready' }
  | { solodesk: 1; type: 'error'; code: string }
  | { solodesk: 1; type: 'unread'; count: number }
  | { solodesk: 1; type: 'close' };

export type ColorScheme = 'light' | 'dark' | 'auto';

/** True for a message of this protocol; who sent it must have been checked before. */
export function isOurs(data: unknown): data is { solodesk: 1; type: string } {
  return typeof data === 'object' && data !== null && 'solodesk' in data && data.solodesk === 1 && 'type' in data;
}
