import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, startAttackedDesk } from './attacked-desk.ts';
import { broughtMarkup, nastyCases } from './nasty-strings.ts';

let desk: AttackedDesk;
let token: string;
beforeAll(async () => {
  desk = await startAttackedDesk();
  token = await desk.token('Mei');
  await (await desk.customer()).say('talk to a person');
});
afterAll(() => desk.close());

describe('nasty words', () => {
  it.each(nastyCases)('in an address find nothing and break nothing: %s', async (_name, { text }) => {
    const encoded = encodeURIComponent(text.toWellFormed().slice(0, 200));
    const paths = ['/help/en/X', '/help/X', '/X', '/assets/X', '/tickets/X?key=X', '/api/tickets/X', '/setup/X'];
    const queries = [
      '/help/en?q=X',
      '/api/articles?q=X&locale=X',
      '/chat?locale=X&origin=X',
      '/console/sign-in?onward=X',
    ];
    for (const place of [...paths, ...queries, '/api/tickets?q=X', '/api/tickets?cursor=X', '/console?cursor=X']) {
      const answer = await desk.request('GET', place.replaceAll('X', encoded), {
        token,
        headers: { accept: 'text/html' },
      });
      expect(answer.status, place).toBeLessThan(500);
      if (answer.json === undefined) expect(broughtMarkup(answer.text), place).toEqual([]);
    }
  });

  it('have broken nothing', async () => {
    expect(await desk.harm()).toEqual([]);
  });
});
