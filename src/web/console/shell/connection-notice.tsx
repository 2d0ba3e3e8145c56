import { Badge } from '@mantine/core';
import { useConnection } from '../start/live.tsx';
import { useWords } from '../start/words.ts';

/** Says when the desk cannot be reached, so that silence is not taken for calm. */
export function ConnectionNotice() {
  const words = useWords();
  const isLost = useConnection() === 'lost';
  return (
    <div role="status">
      {isLost && (
        <Badge color="orange" variant="light" tt="none">
          {words('app.lost')}
        </Badge>
      )}
    </div>
  );
}
