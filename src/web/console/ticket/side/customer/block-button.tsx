import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../start/api.ts';
import { useWords } from '../../../start/words.ts';

/** Blocks a customer, on a second press; takes it back at the first. */
export function BlockButton({ customerId, isBlocked }: { customerId: string; isBlocked: boolean }) {
  const words = useWords();
  const queries = useQueryClient();
  const [isSure, setIsSure] = useState(false);
  const change = useMutation({
    mutationFn: () => api('POST', `/api/customers/${customerId}/${isBlocked ? 'unblock' : 'block'}`, {}),
    onSettled: () => {
      setIsSure(false);
      return queries.invalidateQueries({ queryKey: ['customer', customerId] });
    },
  });
  const word = isBlocked ? 'ticket.unblock' : isSure ? 'ticket.blockSure' : 'ticket.block';
  return (
    <Button
      size="xs"
      mt="sm"
      variant={isSure ? 'filled' : 'default'}
      {...(isSure ? { color: 'red' } : {})}
      loading={change.isPending}
      onClick={() => (isBlocked || isSure ? change.mutate() : setIsSure(true))}
    >
      {words(word)}
    </Button>
  );
}
