import { Button, type ButtonProps, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useWords } from '../start/words.ts';

type Props = ButtonProps & {
  /** On the button, and on the one that does it. */
  label: string;
  /** What will happen. */
  question: string;
  /** Tells apart buttons of one label. */
  about?: string;
  onConfirm: () => void;
};

/** A button for what cannot be undone: it asks once more. */
export function ConfirmButton({ label, question, about, onConfirm, ...look }: Props) {
  const words = useWords();
  const whole = about === undefined ? label : words('app.labelled', { label, value: about });
  const [isOpen, { open, close }] = useDisclosure(false);
  const confirm = () => {
    close();
    onConfirm();
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        {...look}
        onClick={open}
        {...(about === undefined ? {} : { 'aria-label': whole })}
      >
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={whole}
        closeButtonProps={{ 'aria-label': words('app.close') }}
        // the lock would put a style on the page without our nonce
        lockScroll={false}
        centered
      >
        <Text mb="md">{question}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {words('accounts.cancel')}
          </Button>
          <Button color="red" onClick={confirm}>
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
