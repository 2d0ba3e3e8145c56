import { notifications } from '@mantine/notifications';
import { ApiError } from './api.ts';
import { hasWords, say } from './words.ts';

const byStatus: Readonly<Record<number, string>> = {
  0: 'offline',
  400: 'invalid',
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  413: 'tooLarge',
  429: 'limited',
};

/** What went wrong, in the operator's words: by the server's code where there are words for it, else by its status. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return say('problem.failed');
  const byCode = `problem.${error.code.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  if (hasWords(byCode)) return say(byCode, error.values);
  return say(`problem.${byStatus[error.status] ?? 'failed'}`);
}

/** Shows the error beside the page; the same one is not shown twice at once. */
export function tellProblem(error: unknown): void {
  const message = problemText(error);
  notifications.show({ ...look(), id: message, color: 'red', message, autoClose: 8000 });
}

export function tellDone(message: string): void {
  notifications.show({ ...look(), message, autoClose: 5000 });
}

function look() {
  return { withBorder: true, closeButtonProps: { 'aria-label': say('app.close') } };
}
