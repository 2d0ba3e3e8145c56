import { Alert, Button, Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { say } from '../start/words.ts';

/** Stands in for a page whose code has failed, so that the way to the others stays. React asks for a class here. */
export class FaultScreen extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Container size="sm" py="xl">
        <Alert color="red" role="alert" title={say('app.broken')}>
          {say('app.brokenText')}
          <div>
            <Button mt="sm" size="xs" variant="default" onClick={() => location.reload()}>
              {say('app.again')}
            </Button>
          </div>
        </Alert>
      </Container>
    );
  }
}
