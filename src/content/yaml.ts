import { constructFromEvents, type Event, parseEvents, YAMLException } from 'js-yaml';
import { refused } from './problem.ts';
import { lineAt, type Place, placeIn, rootPlace } from './yaml-places.ts';
import { slipIn } from './yaml-slips.ts';

/** A YAML text as plain data, and where it says what. */
export type Yaml = {
  /** As YAML 1.2 has it: days and words like `yes` are text. Null for an empty text. */
  value: unknown;
  /** The line of the key or list item at `path`, of its nearest parent when it is not there, and 1 without any. */
  lineOf(path: readonly PropertyKey[]): number;
};

/** No content needs more, and the parser recurses. */
const depth = { maxDepth: 20 };

/**
 * Reads one YAML document. Lines are looked up when asked for: a good file pays nothing for them.
 *
 * @param file how it is named to people
 * @param linesBefore how many lines of the file come before `text`
 * @throws ContentError for what is no YAML, a key given twice, anchors and aliases, a second document, and nesting too deep
 */
export function parseYaml(file: string, text: string, linesBefore = 0): Yaml {
  let root: Place | undefined;
  const lineOf = (path: readonly PropertyKey[]) => {
    root ??= rootPlace(text, parseEvents(text, depth));
    const at = placeIn(root, path);
    return at === undefined ? 1 : linesBefore + lineAt(text, at);
  };
  try {
    return { value: documentIn(text), lineOf };
  } catch (error) {
    const { reason, mark } = error instanceof YAMLException ? error : new YAMLException(String(error));
    const { at, message } = slipIn(text, reason, mark?.position ?? 0);
    throw refused(file, linesBefore + lineAt(text, at), message);
  }
}

function documentIn(text: string): unknown {
  const events = parseEvents(text, depth);
  // A few aliases can name a billion values, and content does not need them.
  const marked = events.find(hasAnchor);
  if (marked) YAMLException.throwAt(text, marked.anchorStart, 'anchor or alias');
  const documents = constructFromEvents(events, { source: text });
  if (documents.length > 1) YAMLException.throwAt(text, secondStart(text, events), 'second document');
  return documents[0] ?? null;
}

function hasAnchor(event: Event): event is Extract<Event, { anchorStart: number }> {
  return 'anchorStart' in event && event.anchorStart >= 0;
}

/** Where the line --- or ... stands that ends the first document: no text can hold such a line. */
function secondStart(text: string, [first]: readonly Event[]): number {
  const ends = [...text.matchAll(/^\ufeff?(?:---|\.\.\.)(?=\s|$)/gm)];
  return ends[first && 'explicitStart' in first && first.explicitStart ? 1 : 0]?.index ?? 0;
}
