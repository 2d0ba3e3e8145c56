import { AppError } from '../base/errors.ts';
import { cleanText, readText } from '../language/text/normalise.ts';
import type { Opening, OperatorAction, SubmittedFields, Turn } from './turn.ts';

const longestName = 100;
/** Characters of one field of a card that are kept. */
export const longestValue = 2000;
const longestReply = 4000;

/**
 * The turn without control, bidirectional and invisible characters in what people typed, whichever channel it came by.
 * A customer's words themselves are cleaned when they are understood.
 *
 * @throws AppError `empty_text` when nothing is left of an operator's words
 */
export function cleanTurn(turn: Turn): Turn {
  switch (turn.kind) {
    case 'start':
      return { ...turn, opening: cleanOpening(turn.opening) };
    case 'message':
      return {
        ...turn,
        ...(turn.opening ? { opening: cleanOpening(turn.opening) } : {}),
        ...(turn.fields ? { fields: cleanFields(turn.fields) } : {}),
      };
    case 'operator':
      return { ...turn, action: cleanAction(turn.action) };
    case 'hand':
      return {
        ...turn,
        opening: cleanOpening(turn.opening),
        question: cleanWords(turn.question),
        ...(turn.note ? { note: { ...turn.note, text: cleanWords(turn.note.text) } } : {}),
      };
    case 'due':
      return turn;
  }
}

function cleanOpening({ name, ...opening }: Opening): Opening {
  const clean = name === undefined ? '' : cleanText(name, longestName).replaceAll('\n', ' ');
  return clean === '' ? opening : { ...opening, name: clean };
}

function cleanFields({ form, values }: SubmittedFields): SubmittedFields {
  const read = Object.entries(values).map(([id, value]) => ({ id, ...readText(value, longestValue) }));
  return {
    form,
    values: Object.fromEntries(read.map(({ id, text }) => [id, text])),
    ...(read.some(({ isCut }) => isCut) ? { cutAt: longestValue } : {}),
  };
}

function cleanAction(action: OperatorAction): OperatorAction {
  if (!('text' in action) || action.text === undefined) return action;
  if (action.type === 'resolve' && cleanText(action.text, longestReply) === '') return { type: 'resolve' };
  return { ...action, text: cleanWords(action.text) };
}

function cleanWords(given: string): string {
  const text = cleanText(given, longestReply);
  if (text !== '') return text;
  throw new AppError('invalid', 'empty_text', 'There are no words in the text; write some');
}
