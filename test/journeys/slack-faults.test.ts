import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeInbox } from '../../src/inbox.ts';
import { systemClock, toDate } from '../../src/time.ts';
import type { Fault } from '../support/slack/faults.ts';
import { until } from '../support/slack/slack-house.ts';
import type { Arguments } from '../support/slack/web-methods.ts';
import { lastOf, nine, plain, replyOf } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

/** What stands at Slack in the end is what counts: nothing lost, nothing twice. */
describe('when Slack or the network fails', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver();
  });
  afterAll(() => copil.close());

  /** How many messages with this heading each of these people has. */
  const counted = async (heading: string, handles: readonly string[] = nine) => {
    const counts = await Promise.all(
      handles.map(async (handle) => {
        const messages = await copil.messages(handle, 'dm');
        return [handle, messages.filter(({ text }) => plain(text).startsWith(heading)).length] as const;
      }),
    );
    return Object.fromEntries(counts);
  };
  const once = (handles: readonly string[] = nine) =>
    Object.fromEntries(handles.map((handle) => [handle, 1]));
  const allSent = (rule: string) =>
    until(`every ${rule} has left`, async () => {
      const states = (await copil.ledger({ rule })).map(({ state }) => state);
      return states.every((state) => ['sent', 'relayed', 'superseded', 'cancelled'].includes(state));
    });

  /** What delivery/ posts in the channel of the committee, not what answers somebody. */
  const inChannel = ({ channel, metadata }: Arguments) =>
    metadata !== undefined && channel === copil.house.slack.workspace('agla').channels.get('copil-dui');
  const standing = async (heading: string) =>
    (await copil.messages('claire', 'copil-dui')).filter(
      ({ text, to }) => to === null && plain(text).startsWith(`${heading} :`),
    );

  it('each member has the invitation once, whatever happened to its sending', async () => {
    const { slack } = copil.house;
    const weather: Record<string, Fault> = {
      helene: { how: 'dropBefore' },
      claire: { how: 'dropAfter' },
      karim: { how: '500' },
      sophie: { how: '500After' },
      thomas: { how: { error: 'fatal_error' } },
      'anne-laure': { how: '429', times: 3, retryAfter: 1 },
      yann: { how: 'dropAfter', times: 2 },
    };
    for (const [handle, fault] of Object.entries(weather)) {
      const direct = await slack.direct(handle);
      slack.faults.fail('chat.postMessage', { ...fault, when: ({ channel }) => channel === direct });
    }
    await copil.say('claire', 'copil-dui', '/copil planifier 24/09/2026 10:00 1h "COPIL dans la tempête"');
    await allSent('M01');
    expect(await counted('COPIL dans la tempête : créneau réservé')).toEqual(once());
  });

  it('a message to a channel that perhaps arrived is not sent again: a lead says that it arrived', async () => {
    const { slack } = copil.house;
    slack.faults.fail('chat.postMessage', { how: 'dropAfter', when: inChannel });
    await copil.say('claire', 'copil-dui', '/copil planifier 25/09/2026 10:00 1h "COPIL douteux"');
    const asked = await lastOf(copil, 'claire', 'Message arrivé ou non ?');
    expect(asked.text).toContain('#copil-dui');
    expect(asked.buttons.map(({ label }) => label)).toEqual(['C’est arrivé', 'Renvoyer']);
    const settled = await copil.press('claire', asked.id, 'uncertain-arrived-1');
    expect(replyOf(settled)).toContain('C’est noté');
    expect(await standing('COPIL douteux')).toHaveLength(1);
  });

  it('a message to a channel that was lost is sent again when the lead says so, once', async () => {
    const { slack } = copil.house;
    slack.faults.fail('chat.postMessage', { how: '500', when: inChannel });
    await copil.clock('PT2H');
    await copil.say('claire', 'copil-dui', '/copil planifier 28/09/2026 10:00 1h "COPIL perdu"');
    expect(await standing('COPIL perdu')).toEqual([]);
    const asked = await lastOf(copil, 'claire', 'Message arrivé ou non ?');
    await copil.press('claire', asked.id, 'uncertain-resend-1');
    expect(await standing('COPIL perdu')).toHaveLength(1);
    await copil.press('claire', asked.id, 'uncertain-resend-1').catch(() => null);
    expect(await standing('COPIL perdu')).toHaveLength(1);
  });

  it('an answer reaches the person though the response_url is used up, or the line breaks behind it', async () => {
    const { slack } = copil.house;
    for (const how of [{ error: 'used_url' }, 'dropBefore'] as const) {
      slack.faults.fail('response_url', { how });
      const seen = await copil.say('claire', 'copil-dui', '/copil état');
      expect(replyOf(seen)).toContain('15 sites, dont 2 pilotes');
      expect(seen.messages[0]?.to).toBe('claire');
    }
  });

  it('a form that could not be opened waits behind a button', async () => {
    const { slack } = copil.house;
    // What may have been a mere accident is tried once more.
    const refusals: Fault[] = [{ how: '500', times: 2 }, { how: { error: 'expired_trigger_id' } }];
    for (const refusal of refusals) {
      slack.faults.fail('views.open', refusal);
      const seen = await copil.say('claire', 'copil-dui', '/copil planifier "Bilan"');
      expect(seen.form?.fields.find(({ name }) => name === 'title')?.value).toBe('Bilan');
    }
  });
});

/** domain.md 5.4, case 9, as Slack does it: the same request again, at once or late. */
describe('requests that Slack sends more than once', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver();
  });
  afterAll(() => copil.close());
  const decisions = async () => (await copil.state()).decisions.length;

  it('five deliveries of one command at the same moment are one decision, told once', async () => {
    const { people, slack } = copil.house;
    const before = await decisions();
    const { request } = await people.command('claire', 'copil-dui', 'aide');
    const trigger_id = slack.views.trigger(slack.personOf('claire').userId);
    const payload = { ...request.payload, trigger_id, text: 'décision "Garder le calendrier"' };
    const sent = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => people.deliver({ ...request, payload }, { retry: { number } })),
    );
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await copil.house.settled();
    expect(await decisions()).toBe(before + 1);
    const told = (await copil.messages('claire', 'copil-dui')).filter(({ text: said }) =>
      said.includes('D-2026-004'),
    );
    expect(told).toHaveLength(1);
  });

  it('a sentence delivered again after an hour, and after the world has changed, does nothing', async () => {
    const { people, database } = copil.house;
    const before = await decisions();
    const { request } = await people.direct('claire', 'décision "Ouvrir le site pilote"');
    await copil.house.settled();
    await copil.say('claire', 'dm', 'décision "Autre chose"');
    expect(await decisions()).toBe(before + 2);
    const told = (await copil.messages('claire', 'dm')).length;
    await copil.clock('PT1H');
    // System time is the computer’s: what an hour ago means there stands in the rows.
    const hourAgo = toDate(systemClock.system().subtract({ hours: 1 }));
    await database.db.intakeEvent.updateMany({ data: { receivedAt: hourAgo, handledAt: hourAgo } });
    await database.db.inboxEvent.updateMany({ data: { receivedAt: hourAgo, handledAt: hourAgo } });
    await purgeInbox(database.db, systemClock.system());
    for (const number of [1, 2, 3]) {
      const again = await people.deliver(request, { retry: { number, reason: 'http_timeout' } });
      expect(again.status).toBe(200);
    }
    await copil.house.settled();
    expect(await decisions()).toBe(before + 2);
    expect(await copil.messages('claire', 'dm')).toHaveLength(told);
  });

  it('a button pressed twice at once answers once, and the counter says one', async () => {
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    const invitation = await lastOf(copil, 'karim', 'COPIL n°2');
    await Promise.all([
      copil.press('karim', invitation.id, 'present'),
      copil.press('karim', invitation.id, 'present'),
    ]);
    const { meetings } = await copil.state();
    const meeting = meetings.find(({ reference }: { reference: string }) => reference === 'COPIL-2');
    expect(meeting.count).toMatchObject({ answered: 1, present: 1 });
    const own = await copil.messages('karim', 'dm');
    expect(own.filter(({ text }) => plain(text).includes('Votre réponse : Je viens.'))).toHaveLength(1);
  });

  it('a stale request, one from the future and one that is not signed are refused', async () => {
    const { people } = copil.house;
    const before = await decisions();
    const { request } = await people.direct('claire', 'aide');
    const now = systemClock.system();
    for (const at of [now.subtract({ minutes: 6 }), now.add({ minutes: 5 })])
      expect((await people.deliver(request, { at })).status).toBe(401);
    const unsigned = await fetch(`${copil.url}/slack/events`, {
      method: 'POST',
      body: JSON.stringify(request.payload),
    });
    expect(unsigned.status).toBe(401);
    expect(await decisions()).toBe(before);
  });
});
