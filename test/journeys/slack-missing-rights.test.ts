import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nine, plain, toPerson } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

describe('when copil lacks a right in Slack', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver();
  });
  afterAll(() => copil.close());
  const show = async (what: string, seen: any) => {
    console.log(what, seen.messages.map((m: any) => [m.in, m.to, plain(m.text).slice(0, 300)]), (await copil.mails()).map((m) => [m.to, m.subject, m.ics !== null]).slice(-12));
  };
  it('x', async () => {
    const { slack } = copil.house;
    await slack.removeBot('agla', 'copil-dui');
    await show('removed', await copil.say('claire', 'dm', 'planifier 24/09/2026 10:00 1h "COPIL A"'));
    await slack.archive('rives-doust', 'copil-dui');
    await show('archived', await copil.say('claire', 'dm', 'planifier 25/09/2026 10:00 1h "COPIL B"'));
    await slack.deactivate('yann');
    await show('deactivated', await copil.say('claire', 'dm', 'planifier 28/09/2026 10:00 1h "COPIL C"'));
    slack.standing('agla').scopes = slack.standing('agla').scopes.filter((s) => s !== 'files:write');
    await show('files', await copil.say('claire', 'dm', 'planifier 29/09/2026 10:00 1h "COPIL D"'));
    slack.standing('rives-doust').tokenError = 'token_revoked';
    await show('revoked', await copil.say('claire', 'dm', 'planifier 30/09/2026 10:00 1h "COPIL E"'));
  });
});
