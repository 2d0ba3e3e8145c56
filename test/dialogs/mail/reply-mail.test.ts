import { describe, expect, it } from 'vitest';
import { replyMail } from '../../../src/dialogs/mail/reply-mail.ts';
import { content } from '../../support/content.ts';

const mailTo = (name: string, question = 'Where is my parcel?') =>
  replyMail(content().say, {
    locale: 'en',
    ticket: { number: 'T-1001', question, customer: { name } },
    texts: ['It is on its way.'],
    operator: 'Mei',
    link: 'https://desk.example/r/1',
    linkDays: 30,
  });

describe('a stranger who gives somebody else’s address', () => {
  it.each(['Jo [a](http://evil.example)', 'Jo http://evil.example', 'evil.example', 'jo@evil.example', 'Jo <b>'])(
    'puts no link into the greeting by the name %s',
    name => {
      const { text } = mailTo(name);
      expect(text).not.toContain('evil');
      expect(text).not.toContain(name);
      expect(text).toContain('It is on its way.');
    },
  );

  it.each([
    'Click https://evil.example/x now',
    'See www.evil.example',
    'Go to evil.example/prize',
    'Write to me@evil.example',
  ])('puts none in by the question %s', question => {
    const { subject, text } = mailTo('Jo', question);
    expect(subject + text).not.toContain('evil');
  });
});

it.each(['Jo', 'Ana-María O’Neill', '陈小明', 'Dr. Kim'])('greets %s by name', name => {
  expect(mailTo(name).text).toContain(name);
});

it('repeats a question as it was asked', () => {
  expect(mailTo('Jo', 'It is 3.5 V. Is LL-20418 late?').text).toContain('It is 3.5 V. Is LL-20418 late?');
});
