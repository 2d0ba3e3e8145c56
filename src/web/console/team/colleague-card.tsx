import { Badge, Button, Card, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import type { OperatorJson } from '../api-types.ts';
import { presenceWords } from '../away/away-words.ts';
import { isPractice } from '../practice/practice.ts';
import { languageName } from '../shell/languages.ts';
import { start } from '../start/start.ts';
import { useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { queueName } from '../ticket/names.ts';
import { ProfileForm } from './profile-form.tsx';

export function ColleagueCard({ colleague }: { colleague: OperatorJson }) {
  const words = useWords();
  const [isEditing, setEditing] = useState(false);
  useNow();
  const { id, name, role, presence, skills, languages } = colleague;
  const mayChange = !isPractice && (start.operator.role === 'owner' || id === start.operator.id);
  const listed = (names: readonly string[]) => (names.length === 0 ? words('team.allOfThem') : names.join(', '));
  return (
    <Card withBorder component="section" aria-label={name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Group gap="xs">
          <Text component="h2" fw={600} size="md">
            {name}
          </Text>
          {id === start.operator.id && <Badge tt="none">{words('accounts.team.you')}</Badge>}
          {role === 'owner' && (
            <Badge tt="none" className="tone-gray">
              {words('role.owner')}
            </Badge>
          )}
        </Group>
        <span className="presence">
          <span className="away-dot" data-presence={presence} aria-hidden />
          {presenceWords(colleague)}
        </span>
      </Group>
      <Load colleague={colleague} />
      {isEditing ? (
        <ProfileForm colleague={colleague} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Fact label={words('team.skills')} value={listed(skills.map(queueName))} />
          <Fact label={words('team.languages')} value={listed(languages.map(tag => languageName(tag, start.locale)))} />
          {mayChange && (
            <Button
              variant="default"
              size="xs"
              mt="sm"
              w="fit-content"
              aria-label={words('app.labelled', { label: words('team.change'), value: name })}
              onClick={() => setEditing(true)}
            >
              {words('team.change')}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

function Load({ colleague: { name, load, capacity } }: { colleague: OperatorJson }) {
  const words = useWords();
  const share = Math.min(100, (load / capacity) * 100);
  return (
    <div className="team-load">
      <Text size="sm">{words('team.load', { load: load.toLocaleString(start.locale), capacity })}</Text>
      <Progress
        value={share}
        color={share >= 100 ? 'orange' : 'indigo'}
        size="sm"
        mt={4}
        aria-label={words('app.labelled', { label: words('team.work'), value: name })}
      />
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const words = useWords();
  return (
    <Text size="sm" mt={4}>
      <span className="soft">{words('app.label', { label })}</span> {value}
    </Text>
  );
}
