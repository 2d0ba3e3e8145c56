import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** Where a part of a document begins, and the parts in it by key or index. */
export type Place = {
  /** Offset in the text; undefined for what has no text of its own. Of an entry, that of its key. */
  at: number | undefined;
  parts: ReadonlyMap<string, Place>;
};

type Node = Place & { /** Of a scalar, as a key of JavaScript. */ name: string };

/** The parser's events, taken one by one; `end` is how far into the text they have led. */
type Walk = { text: string; events: Iterator<Event>; end: number };

const noParts: ReadonlyMap<string, Place> = new Map();

/** The places of the one document that `events` tell of. */
export function rootPlace(text: string, events: readonly Event[]): Place {
  const walk = { text, events: events.values(), end: 0 };
  walk.events.next(); // the document itself
  return nextNode(walk) ?? { at: undefined, parts: noParts };
}

/** The offset of what `path` leads to, or of the nearest that is there on the way; undefined without any. */
export function placeIn(root: Place, path: readonly PropertyKey[]): number | undefined {
  let place: Place | undefined = root;
  let at: number | undefined;
  for (const key of path) {
    place = place.parts.get(String(key));
    if (!place) break;
    at = place.at ?? at;
  }
  return at;
}

/** The line, from 1, in which `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) {
    if (index + end.length > offset) break;
    line += 1;
  }
  return line;
}

/** The next node with all that is in it; undefined at the end of the one it would be in. */
function nextNode(walk: Walk): Node | undefined {
  const event = walk.events.next().value;
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return scalar(walk, event);
    case EVENT_ID.SEQUENCE:
      walk.end = event.start;
      return { at: event.start, parts: items(walk), name: '' };
    case EVENT_ID.MAPPING:
      walk.end = event.start;
      return { at: event.start, parts: entries(walk), name: '' };
    default:
      return undefined;
  }
}

function scalar(walk: Walk, event: ScalarEvent): Node {
  const { valueStart, valueEnd, tagStart, tagEnd, style } = event;
  const name = getScalarValue(walk.text, event);
  walk.end = Math.max(walk.end, valueEnd, tagEnd);
  if (valueStart < 0) return { at: tagStart < 0 ? undefined : tagStart, parts: noParts, name: 'null' };
  // Quoted text begins after its quote, a block on the line after its | or >.
  return { at: style === SCALAR_STYLE.PLAIN ? valueStart : valueStart - 1, parts: noParts, name };
}

function items(walk: Walk): Map<string, Place> {
  const found = new Map<string, Place>();
  for (let item = nextNode(walk); item; item = nextNode(walk)) {
    item.at ??= nextDash(walk);
    found.set(String(found.size), item);
  }
  return found;
}

/** The dash of an empty item. Before it there can only be space, comments, and what closes the item before. */
function nextDash(walk: Walk): number | undefined {
  const dash = /(?:[^-#]|#.*)*-/y;
  dash.lastIndex = walk.end;
  if (!dash.test(walk.text)) return undefined;
  walk.end = dash.lastIndex;
  return walk.end - 1;
}

function entries(walk: Walk): Map<string, Place> {
  const found = new Map<string, Place>();
  for (let key = nextNode(walk); key; key = nextNode(walk)) {
    const value = nextNode(walk);
    found.set(key.name, { at: key.at ?? value?.at, parts: value?.parts ?? noParts });
  }
  return found;
}
