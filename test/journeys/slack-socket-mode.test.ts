import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/slack/slack-house.ts';
import { lastOf, nine, replyOf, toPerson } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

/** For hosts that nobody reaches from outside: the same acts, over a WebSocket. */
describe('over Socket Mode', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver({ socketMode: true });
  });
  afterAll(() => copil.close());

  it('a meeting is scheduled and answered', async () => {
    const seen = await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    expect(replyOf(seen)).toContain('9 invitations partent maintenant.');
    for (const handle of nine) expect(toPerson(seen.messages, handle)).toHaveLength(1);
    const answered = await copil.press('karim', (await lastOf(copil, 'karim', 'COPIL n°2')).id, 'remote');
    expect(replyOf(answered)).toContain('Votre réponse : À distance.');
  });

  it('a form keeps its errors on its fields', async () => {
    const opened = await copil.say('claire', 'copil-dui', '/copil planifier');
    const values = { when: '2026-09-24T10:00', duration: 'un moment' };
    const refused = await copil.submit('claire', opened.form?.id ?? '', values);
    expect(refused.form?.fields.find(({ name }) => name === 'duration')?.error).toContain('un moment');
    const done = await copil.submit('claire', refused.form?.id ?? '', { ...values, duration: '1h' });
    expect(replyOf(done)).toContain('invitations partent maintenant.');
  });

  it('an envelope that Slack delivers twice is one decision', async () => {
    const { people } = copil.house;
    const before = (await copil.state()).decisions.length;
    const { request } = await people.direct('claire', 'décision "Garder le calendrier"');
    await people.deliver(request, { retry: { number: 1 } });
    await copil.house.settled();
    expect((await copil.state()).decisions).toHaveLength(before + 1);
  });

  it('it connects anew when Slack asks for it', async () => {
    const { sockets } = copil.house.slack;
    sockets.refresh();
    await until('the old connection is gone', async () => sockets.connections() === 0);
    await sockets.connected();
    expect(replyOf(await copil.say('claire', 'copil-dui', '/copil état'))).toContain('15 sites');
  });
});
