import { Anchor, Kbd, Modal, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { bindings } from './bindings.ts';

const written = [
  { shown: ['Ctrl', 'Enter'], word: 'keys.send' },
  { shown: ['::'], word: 'keys.canned' },
  { shown: ['??'], word: 'keys.article' },
  { shown: ['@'], word: 'keys.mention' },
] as const;

/** All keys, and the way to the handbook. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords();
  const rows = [...bindings.map(({ shown, command }) => ({ shown, word: `keys.${command}` })), ...written];
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words('keys.title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(({ shown, word }) => (
            <Table.Tr key={word}>
              <Table.Td w="8rem">
                {shown.map((key, n) => (
                  <Fragment key={key}>
                    {n > 0 && ' + '}
                    <Kbd>{key}</Kbd>
                  </Fragment>
                ))}
              </Table.Td>
              <Table.Td>{words(word)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text mt="md" size="sm">
        <Anchor href={`/console/handbook?locale=${start.locale}`} target="_blank" underline="always" inherit>
          {words('keys.handbook')}
        </Anchor>
      </Text>
    </Modal>
  );
}
