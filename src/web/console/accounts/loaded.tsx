import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemText } from '../start/problems.ts';
import { useWords } from '../start/words.ts';

/** What was read, or that it is being read, or why it could not be and a way to try again. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const words = useWords();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) {
    return (
      <Stack gap="xs" aria-busy="true">
        {[1, 2, 3].map(line => (
          <Skeleton key={line} height={48} />
        ))}
      </Stack>
    );
  }
  return (
    <Alert color="red" role="alert">
      {problemText(query.error)}
      <Button mt="sm" display="block" variant="default" onClick={() => void query.refetch()}>
        {words('accounts.again')}
      </Button>
    </Alert>
  );
}
