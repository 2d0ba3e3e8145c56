import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { resumeLink } from '../../src/channels/direct-line/resume-link.ts';
import { browserTitle, isSkipped, shoot } from './browser.ts';
import { chatWindow } from './chat-window.ts';
import { openVisits } from './visits.ts';

describe.skipIf(isSkipped)(browserTitle('the link that continues a conversation'), () => {
  const visits = openVisits();

  it('opens it on another device, where it goes on, and leaves the usual one alone', async () => {
    const first = await visits.openChat();
    const ticket = await first.chat.askForPerson();
    await visits.desk().reply(ticket, 'Here I am.');
    await first.chat.message('Here I am.').waitFor();
    const { app } = visits.desk();
    const { conversationId } = (await app.store.tickets.find(ticket)) ?? expect.fail('no ticket');
    const link = await resumeLink(
      { resume: app.store.resume, signingKey: 'a key', clock: systemClock, publicUrl: () => visits.desk().url },
      { id: 'mail_1', conversationId, channelUser: 'dl_x', days: 30 },
    );

    const second = await visits.openChat();
    await second.chat.say('how do I get a refund');
    await second.chat.message('how do I get a refund').waitFor();
    const linked = await second.context.newPage();
    await linked.goto(link);
    const there = chatWindow(linked);
    await there.message('Here I am.').waitFor();
    expect(linked.url()).toBe(`${visits.desk().url}/chat`);
    await there.say('I read it in my mail');
    await first.chat.message('I read it in my mail').waitFor();
    await visits.desk().reply(ticket, 'Good that you are back');
    await there.message('Good that you are back').waitFor();
    await shoot(linked, 'chat-linked');

    await linked.reload();
    await there.message('Good that you are back').waitFor();
    await second.page.reload();
    await second.chat.message('how do I get a refund').waitFor();
    expect((await second.chat.texts()).join()).not.toContain('Here I am.');
  });
});
