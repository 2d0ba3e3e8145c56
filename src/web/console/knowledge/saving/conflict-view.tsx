import { Alert, Button, Group } from '@mantine/core';
import { useWords } from '../../start/words.ts';
import type { Conflict } from '../shapes.ts';

type Theirs = NonNullable<Conflict['theirs']>;
type Props = { conflict: Conflict; isSaving: boolean; onMine: () => void; onTheirs: (theirs: Theirs) => void };

/** The file has changed, or gone, since it was opened: what is there now, and which of the two is to stay. */
export function ConflictView({ conflict: { theirs }, isSaving, onMine, onTheirs }: Props) {
  const words = useWords();
  return (
    <Alert color="red" role="alert" title={words(theirs ? 'knowledge.conflict' : 'knowledge.gone')}>
      {theirs && <pre className="said">{theirs.text}</pre>}
      <Group gap="xs" mt="xs">
        {theirs && (
          <Button size="xs" variant="default" onClick={() => onTheirs(theirs)}>
            {words('knowledge.takeTheirs')}
          </Button>
        )}
        <Button size="xs" color="red" loading={isSaving} onClick={onMine}>
          {words('knowledge.overwrite')}
        </Button>
      </Group>
    </Alert>
  );
}
