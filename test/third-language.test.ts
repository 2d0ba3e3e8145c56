import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../src/dialogs/content/content.ts';
import type { LoggedActivity } from '../src/turn/activity.ts';
import { openDesk } from './support/desk.ts';
import { germanFolder } from './support/german-desk.ts';
import { newDataDir, runToEnd } from './support/running-desk.ts';

const folder = germanFolder();
const environment = { DIALOGS_DIR: folder.dialogs, KNOWLEDGE_DIR: folder.knowledge };

let desk: Awaited<ReturnType<typeof openDesk>>;
let url: string;
let conversations = 0;

beforeAll(async () => {
  desk = await openDesk({ content: loadContent(folder.dialogs) }, environment);
  url = `http://127.0.0.1:${(await desk.app.listen()).port}`;
});
afterAll(() => desk.app.close());

/** A customer in a chat that began in `locale`; each message gives what was said to it. */
function customer(locale: string) {
  conversations += 1;
  const conversationId = `cnv_${conversations}`;
  const opening = { channel: 'directline', channelUser: conversationId, locale };
  const say = async (text: string) => {
    const result = await desk.app.turns.handle({ kind: 'message', conversationId, text, opening });
    return result.deferred ? desk.app.turns.handle({ kind: 'due', conversationId }) : result;
  };
  return { conversationId, say };
}

const textOf = (said: readonly LoggedActivity[]) => said.map(({ text = '' }) => text).join('\n');
const localeOf = (text: string, previous: string) => desk.app.language.understand(text, previous).locale;

describe('a desk with a folder of German beside English and Chinese', () => {
  it.each([
    // umlauts, with and without their dots
    ['Wie kann ich mein Passwort zurücksetzen?', 'reset-password'],
    ['wie passwort zuruecksetzen', 'reset-password'],
    ['Öffnungszeiten?', 'opening-hours'],
    // ß and ss
    ['Die Lampe ist sehr heiß', 'lamp-hot-or-smoking'],
    ['Die Lampe ist sehr heiss', 'lamp-hot-or-smoking'],
    // compound words
    ['Ab wann ist es versandkostenfrei?', 'delivery-cost'],
    ['Lieferdauer nach Deutschland?', 'delivery-times'],
    ['Wie komme ich in mein Kundenkonto?', 'log-in'],
    ['Gibt es ein Retourenlabel?', 'return-an-item'],
    // inflection
    ['Was kosten die Lieferungen?', 'delivery-cost'],
    ['Wer hat meine Rechnungen?', 'invoice'],
    ['Meine Lampen flackern', 'lamp-not-working'],
    ['Wo bleibt mein Päckchen?', 'track-parcel'],
    // slips of the finger
    ['Ich habe leider das Passwort vergesen', 'reset-password'],
    ['wo ist denn mein packet', 'track-parcel'],
    ['Kann ich mit Paypal zalen?', 'payment-methods'],
    // own words
    ['Wann kriege ich mein Geld wieder?', 'refund'],
    ['Wohin mit der Retoure?', 'return-an-item'],
    ['Lampe lässt sich nicht einschalten', 'lamp-not-working'],
    ['Wie lange muss sie laden, bis sie voll ist?', 'charge-the-lamp'],
    ['Kaputte Lampe reparieren lassen', 'warranty'],
  ])('reads "%s" as German, and answers or offers its German article', async (text, articleId) => {
    expect(localeOf(text, 'en')).toBe('de');
    const { say } = customer('de');
    const { said, outcome } = await say(text);
    const source = said.find(activity => activity.source)?.source;
    const title = desk.app.knowledge.article('de', articleId)?.title;
    const offered = said.flatMap(({ choices = [] }) => choices.map(choice => choice.title));
    expect(['answered', 'clarify', 'escalated']).toContain(outcome);
    expect(source?.articleId === articleId || offered.includes(title ?? '?'), textOf(said)).toBe(true);
    expect(said.every(({ locale }) => locale === 'de')).toBe(true);
  });

  it('offers what is not wanted, and answers what is asked beside it', async () => {
    expect((await customer('de').say('Ich will die Lampe nicht zurückgeben.')).outcome).toBe('clarify');
    const { said } = await customer('de').say('Ich will die Lampe nicht zurückgeben, wie lange muss sie laden?');
    expect(said[0]?.source?.articleId).toBe('charge-the-lamp');
  });

  it('answers from the section that holds it, and names it in German', async () => {
    const { said, outcome } = await customer('de').say('Der Link zum Zurücksetzen ist schon abgelaufen');
    expect([outcome, said[0]?.source?.section]).toEqual(['answered', 'Der Link ist abgelaufen']);
    expect(said[0]?.text).toContain('Aus unseren Hilfeseiten: [Passwort zurücksetzen › Der Link ist abgelaufen](');
    expect(said[1]?.text).toBe('Hat das geholfen?');
  });

  it.each(['Suchen Sie Praktikanten?', 'Wie wird das Wetter morgen?', 'Verkaufen Sie auch Fahrräder?'])(
    'has no answer to "%s", and opens a ticket with German words',
    async text => {
      const { say } = customer('de');
      expect(textOf((await say(text)).said)).toContain('raten möchte ich nicht');
      const { said } = await say('Ja, bitte');
      expect(textOf(said)).toContain('Unter welcher E-Mail-Adresse');
      const { said: opened, ticket } = await say('anna@example.com');
      expect(ticket).toMatchObject({ locale: 'de', question: text, customer: { email: 'anna@example.com' } });
      expect(textOf(opened)).toMatch(/als Ticket \*\*T-\d+\*\*\. Ein Mensch antwortet hier bis Montag, 2\. März, /);
    },
  );

  it.each([
    ['Meine Lampe qualmt!!', 'lamp-hot-or-smoking'],
    ['Mein Konto wurde gehackt', 'someone-in-my-account'],
  ])('takes "%s" to a person at once, with the article beside it', async (text, articleId) => {
    const { said, ticket } = await customer('de').say(text);
    expect(ticket).toMatchObject({ priority: 'urgent', locale: 'de', shown: [{ articleId }] });
    expect(textOf(said)).toContain('Das klingt dringend');
  });

  it.each([
    ['Hallo', 'greeting'],
    ['Danke schön!', 'thanks'],
    ['Tschüss', 'bye'],
    ['Ich möchte bitte mit einem Mitarbeiter sprechen', 'human'],
    ['Abbrechen', 'cancel'],
    ['nicht gelöst', 'notSolved'],
    ['Sind Sie ein Roboter?', 'bot'],
    ['Nichts davon', 'none'],
    ['Überspringen', 'skip'],
    ['Was macht mein Ticket?', 'ticketStatus'],
  ])('understands "%s" as %s', (text, intent) => {
    expect(desk.app.language.understand(text, 'de')).toMatchObject({ intent, locale: 'de' });
  });

  it('takes a form, a rating in words and the way back to English in one conversation', async () => {
    const { say } = customer('de');
    expect(textOf((await say('Kontaktformular')).said)).toContain('Wie heißen Sie?');
    for (const text of ['Jörg Müller', 'joerg@example.com', '20418', 'Bitte rufen Sie nicht an.']) await say(text);
    const { ticket } = await say('Abschicken');
    expect(ticket?.form?.fields.map(({ label, value }) => [label, value])).toEqual([
      ['Name', 'Jörg Müller'],
      ['E-Mail', 'joerg@example.com'],
      ['Bestellnummer', 'LL-20418'],
      ['Nachricht', 'Bitte rufen Sie nicht an.'],
    ]);
    expect(textOf((await say('How long is the warranty?')).said)).toContain('warranty of 2 years');
  });

  it('asks its survey in German, and counts stars', async () => {
    const { say, conversationId } = customer('de');
    await say('Wie lange habe ich Garantie?');
    await say('Ja, danke');
    const asked = await say('Tschüss');
    expect(textOf(asked.said)).toContain('Wie war das für Sie');
    await say('5 Sterne');
    const ratings = await desk.app.store.ratings.list({});
    expect(ratings.find(rating => rating.conversationId === conversationId)).toMatchObject({ csat: 5, locale: 'de' });
  });

  it.each([
    ['How do I reset my password?', 'en'],
    ['die lamp is dead', 'en'],
    ['what was charged to my card', 'en'],
    ['怎么退货？', 'zh'],
    ['我的 Lampe 坏了', 'zh'],
    ['Wie setze ich die Lampe zurück, my friend?', 'de'],
  ])('takes "%s" for %s wherever the conversation stood', (text, locale) => {
    expect(['en', 'de', 'zh'].map(previous => localeOf(text, previous))).toEqual([locale, locale, locale]);
  });

  it.each(['5', 'ok', 'Anna', 'T-1042', 'anna@example.com', 'Lantern Mini', '👍'])(
    'leaves the language as it was for "%s"',
    text => {
      expect(['en', 'de', 'zh'].map(previous => localeOf(text, previous))).toEqual(['en', 'de', 'zh']);
    },
  );

  it('has its pages, and each language leads on to the next by its own name', async () => {
    const page = async (path: string) => (await fetch(url + path)).text();
    expect(await page('/help/de')).toContain('Wie können wir helfen?');
    expect(await page('/help/de/passwort-zuruecksetzen')).toContain('Der Link ist abgelaufen');
    // Without words of its own the console speaks the default language.
    expect(await page('/console/sign-in?locale=de')).toContain('<title>Sign in · Desk</title>');
    for (const [locale, next] of [
      ['en', 'Deutsch'],
      ['de', '中文'],
      ['zh', 'English'],
    ]) {
      expect(await page(`/chat?locale=${locale}`)).toContain(`<span data-word="languageName">${next}</span>`);
    }
  });

  it('is clean to the check of all content', async () => {
    const { code, stdout, stderr } = await runToEnd(newDataDir(), environment, 'kb', 'check');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/are fine\.\n$/);
  });
});
