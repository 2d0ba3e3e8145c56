import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { isPractice } from '../../practice/practice.ts';
import { useWords } from '../../start/words.ts';
import { ArticleDialog } from './article-dialog.tsx';

/** Offers to keep question and answer as an article, once there is an answer. What is made up in practice is no article. */
export function SaveAsArticle({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const isAnswered = ticket.messages.some(
    ({ from, text, at }) => from === 'operator' && text && at >= ticket.createdAt,
  );
  if (isPractice || ticket.article || !isAnswered) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words('article.save')}
      </Button>
      {isOpen && <ArticleDialog number={ticket.number} onClose={() => setOpen(false)} />}
    </>
  );
}
