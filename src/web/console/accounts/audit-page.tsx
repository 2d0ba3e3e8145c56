import { Button, Card, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../start/api.ts';
import { exactTime } from '../start/times.ts';
import { hasWords, say, useWords } from '../start/words.ts';
import { AccountFrame } from './account-frame.tsx';
import type { AuditLineJson } from './account-json.ts';
import { Loaded } from './loaded.tsx';

type AuditPageJson = { items: AuditLineJson[]; next: string | null };

/** What was done, the newest first. */
export function AuditPage() {
  const words = useWords();
  const log = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      api<AuditPageJson>('GET', `/api/audit${pageParam ? `?cursor=${pageParam}` : ''}`, undefined, signal),
    initialPageParam: '',
    getNextPageParam: last => last.next ?? undefined,
  });
  return (
    <AccountFrame page="audit">
      <Loaded query={log}>
        {({ pages }) => (
          <Stack>
            <Card withBorder padding="sm">
              <Stack component="ol" gap="sm" className="plain-list">
                {pages
                  .flatMap(page => page.items)
                  .map(line => (
                    <Line key={`${line.at} ${line.action} ${line.target} ${line.ip}`} line={line} />
                  ))}
              </Stack>
              {pages[0]?.items.length === 0 && <Text className="soft">{words('audit.empty')}</Text>}
            </Card>
            {log.hasNextPage && (
              <Button
                variant="default"
                w="fit-content"
                loading={log.isFetchingNextPage}
                onClick={() => void log.fetchNextPage()}
              >
                {words('audit.more')}
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function Line({ line }: { line: AuditLineJson }) {
  const about = [line.target, detailWords(line)].filter(Boolean).join(', ');
  return (
    <li>
      <Text>
        <b>{actorWords(line)}</b>{' '}
        {about ? say('app.labelled', { label: actionWords(line.action), value: about }) : actionWords(line.action)}
      </Text>
      <Text size="sm" className="soft">
        <time dateTime={line.at}>{exactTime(line.at)}</time>
        {line.ip && ` · ${line.ip}`}
      </Text>
    </li>
  );
}

function actorWords({ actor, ip }: AuditLineJson): string {
  return actor?.name ?? say(ip === null ? 'audit.commandLine' : 'audit.nobody');
}

function actionWords(action: string): string {
  return hasWords(`audit.${action}`) ? say(`audit.${action}`) : say('audit.unknown', { action });
}

/** `operator > editor` in words; what kind of link it was needs none. */
function detailWords({ action, target, detail }: AuditLineJson): string {
  if (detail === null || detail === target || action === 'operator.relinked') return '';
  return detail
    .split(' > ')
    .map(part => (hasWords(`role.${part}`) ? say(`role.${part}`) : part))
    .join(' → ');
}
