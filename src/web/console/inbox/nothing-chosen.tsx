import { Code, List, Text, Title } from '@mantine/core';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';

/** What stands beside the queue before a ticket is chosen; right after set-up, what to do first. */
export function NothingChosen() {
  const words = useWords();
  return (
    <section className="inbox-nothing">
      {start.isWelcome ? (
        <div className="inbox-welcome">
          <Title order={2} size="h4" mb="sm">
            {words('welcome.title')}
          </Title>
          <Text mb="sm">{words('welcome.text')}</Text>
          <Text mb="xs">{words('welcome.token')}</Text>
          <Code block mb="sm">
            npx solodesk token add my-program --role operator
          </Code>
          <Text mb="xs">{words('welcome.tokenUse')}</Text>
          <Code block>Authorization: Bearer sd_…</Code>
        </div>
      ) : (
        <div>
          <Text className="soft" mb="xs">
            {words('inbox.nothingChosen')}
          </Text>
          <List size="sm" className="soft" listStyleType="none">
            <List.Item>{words('inbox.keysHint')}</List.Item>
          </List>
        </div>
      )}
    </section>
  );
}
