import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSlackSending, type SlackSending, sendingScopes } from '../../../test/support/slack-sending.ts';

describe('who an account of Slack belongs to', () => {
  let slack: SlackSending;
  const who = (externalId: string, platform = slack.platform) =>
    platform.identify?.({ platform: 'slack', workspace: slack.workspace.teamId, externalId });
  const user = (handle: string) => slack.person(handle).externalId;

  beforeAll(async () => {
    slack = await openSlackSending();
  });
  beforeEach(() => {
    slack.server.faults.clear();
    slack.standing.scopes = [...sendingScopes];
  });
  afterAll(() => slack.close());

  it('is told with the work e-mail, the name and the language', async () => {
    expect(await who(user('claire'))).toEqual({
      email: 'claire@agla.example',
      name: 'Claire Morel',
      locale: 'fr',
    });
    expect(await who(user('karim'))).toMatchObject({ locale: 'en' });
  });

  it('is nobody for bots, for who left and for unknown accounts', async () => {
    await slack.server.deactivate('yann');
    expect(await who(user('yann'))).toBeNull();
    expect(await who(slack.workspace.botUserId)).toBeNull();
    expect(await who('U0NOBODY0')).toBeNull();
  });

  it('is not told without the right to read addresses, nor while Slack is down', async () => {
    slack.standing.scopes = sendingScopes.filter((scope) => scope !== 'users:read.email');
    expect(await who(user('claire'))).toBeNull();
    slack.standing.scopes = [...sendingScopes];
    slack.server.faults.fail('users.info', { how: '500' });
    expect(await who(user('claire'))).toBeNull();
    expect(slack.logged.join()).toContain('does not tell who an account belongs to');
  });

  it.each([
    ['somebody of another organisation in a shared channel', { team_id: 'T0OTHER00' }, null],
    ['a stranger', { is_stranger: true }, null],
    ['the person who installed copil', { is_app_user: true }, 'a@b.example'],
    ['an address with spaces around', { profile: { email: ' A@b.example ' } }, 'a@b.example'],
    [
      'somebody of the same organisation',
      { team_id: 'T0OTHER00', enterprise_user: { teams: ['$team'] } },
      'a@b.example',
    ],
    ['an address nobody confirmed', { is_email_confirmed: false }, { name: 'Ana' }],
  ])('%s', async (_title, change, expected) => {
    const answer = {
      user: { team_id: '$team', real_name: 'Ana', profile: { email: 'A@b.example' }, ...change },
    };
    const said = JSON.parse(JSON.stringify(answer).replaceAll('$team', slack.workspace.teamId));
    const client = async () => ({ users: { info: async () => said } }) as never;
    const identity = await who('U1', slack.restarted({ clients: { outbox: client, interactive: client } }));
    if (expected === null) expect(identity).toBeNull();
    else expect(identity?.email).toBe(typeof expected === 'string' ? expected : null);
  });
});
