import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadContent } from '../src/dialogs/content/content.ts';
import { createLanguage } from '../src/language/language.ts';
import { auroc, table } from './figures.ts';

const Flag = z.union([z.literal(0), z.literal(1)]);
/** `{ messages: [{ text, urgent }] }` or `{ messages: [{ text, negative }] }`, with 1 for yes. */
const LabelledMessages = z.union(
  [
    z.object({ messages: z.array(z.object({ text: z.string(), urgent: Flag })).min(2) }),
    z.object({ messages: z.array(z.object({ text: z.string(), negative: Flag })).min(2) }),
  ],
  'write { "messages": [{ "text": "...", "urgent": 0 }] }, or "negative" instead of "urgent", with 1 for yes',
);

/**
 * Urgency or sentiment of the shipped content (`dialogs/`) held against a file of labelled messages. Throws when the file is no such.
 *
 * @returns a table of figures in percent
 */
export function measureLanguage(file: string): string {
  const { messages } = LabelledMessages.parse(JSON.parse(readFileSync(file, 'utf8')));
  const content = loadContent(new URL('../dialogs', import.meta.url).pathname);
  const { understand } = createLanguage(content.packs, content.policy.defaultLocale);
  const read = messages.map(message => {
    const { urgency, sentiment } = understand(message.text, content.policy.defaultLocale);
    return 'urgent' in message
      ? { score: urgency.score, isSo: message.urgent === 1, isTold: urgency.level !== 'none' }
      : { score: -sentiment, isSo: message.negative === 1, isTold: sentiment <= 0 };
  });
  const of = (some: (one: (typeof read)[number]) => boolean) => read.filter(some).length;
  const share = (right: number, all: number) => (all === 0 ? '-' : ((right / all) * 100).toFixed(1));
  return table([
    ['messages', 'labelled so', 'AUROC', 'accuracy', 'of those so', 'of the others'],
    [
      String(read.length),
      String(of(({ isSo }) => isSo)),
      (auroc(read) * 100).toFixed(1),
      share(
        of(({ isSo, isTold }) => isSo === isTold),
        read.length,
      ),
      share(
        of(({ isSo, isTold }) => isSo && isTold),
        of(({ isSo }) => isSo),
      ),
      share(
        of(({ isSo, isTold }) => !isSo && !isTold),
        of(({ isSo }) => !isSo),
      ),
    ],
  ]);
}
