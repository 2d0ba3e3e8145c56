import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, startAttackedDesk, ticketsOf } from './attacked-desk.ts';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: templates that nobody must fill are the point
const template = '{number} {url} ${number} ${7*7} {{7*7}} {{constructor}} #{7*7} <%= 7*7 %> %s $& $1 {name}';
const templateName = '{number} ${url} {{name}} $& {when}';
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above

let desk: AttackedDesk;
let token: string;
beforeAll(async () => {
  desk = await startAttackedDesk();
  token = await desk.token('Mei');
});
afterAll(() => desk.close());

/** Markdown's own signs may be escaped, so that a client shows the words as they were written. */
const unescaped = (text: string) => text.replace(/\\([\\`*_{}[\]()#+!|<>~&=-])/g, '$1');

describe('abuse 08: a template', () => {
  it('in a customer’s words stays those words, in the chat, the ticket, its status and the operators’ list', async () => {
    const customer = await desk.customer();
    await customer.say(`please ${template}`);
    await customer.say('talk to a person');
    await customer.say('status of my ticket');
    const texts = await customer.texts();
    expect(texts[1]).toBe(`please ${template}`);
    const status = unescaped(texts.at(-1) ?? '');
    expect(status).toContain(`please ${template}`.slice(0, 60));
    const [ticket] = await ticketsOf(desk, token);
    expect(ticket?.question).toBe(`please ${template}`);
    const shown = await desk.request('GET', `/api/tickets/${ticket?.number}`, { token });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(JSON.stringify(`please ${template}`));
  });

  it('in a form’s answers stays those words', async () => {
    const customer = await desk.customer();
    const value = { form: 'contact', name: templateName, email: 'a@b.example', message: template };
    await customer.send({ type: 'message', value });
    await customer.say('Send it');
    const texts = (await customer.texts()).map(unescaped);
    expect(texts.find(text => text.startsWith('Please check'))).toContain(`Message**: ${template}`);
    expect(texts.at(-1)).toMatch(/Your ticket is \*\*T-\d+\*\*/);
    const ticket = (await ticketsOf(desk, token)).find(({ question }) => question.startsWith('Contact us'));
    expect(ticket?.question).toBe(`Contact us: ${templateName} · a@b.example · ${template}`);
  });

  it('in an operator’s name or reply stays those words', async () => {
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const number = (await ticketsOf(desk, token)).at(-1)?.number ?? '';
    const hostile = await desk.token(templateName);
    const answered = await desk.request('POST', `/api/tickets/${number}/reply`, {
      token: hostile,
      json: { text: template },
    });
    expect(answered.status).toBe(200);
    const [joined, words] = (await customer.activities()).slice(-2);
    expect(unescaped(joined?.text ?? '')).toBe(`${templateName} is with you now.`);
    expect(words).toMatchObject({ text: template, from: { name: templateName } });
  });

  it('in a question over HTTP stays those words', async () => {
    const json = { question: `xylophone ${template}`, customer: { email: 'a@b.example', name: template } };
    const { status } = await desk.request('POST', '/support', { json });
    expect(status).toBe(200);
    const ticket = (await ticketsOf(desk, token)).find(({ question }) => question.startsWith('xylophone'));
    expect(ticket).toMatchObject({ question: json.question, customer: { name: template } });
  });
});
