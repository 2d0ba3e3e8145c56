import { Text } from '@mantine/core';
import type { Macro } from '../../data/replies.ts';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

/** Asked before a macro says something to the customer or ends the question. */
export function MacroDialog({ macro, ...props }: DialogProps & { macro: Macro }) {
  const words = useWords();
  const { replies, resolves } = macro;
  const told = replies && resolves ? 'macroBoth' : replies ? 'macroReplies' : 'macroResolves';
  return (
    <ActionDialog {...props} title={macro.title} act={{ name: 'macro', body: { name: macro.name } }}>
      <Text size="sm" data-autofocus>
        {words(`more.${told}`)}
      </Text>
    </ActionDialog>
  );
}
