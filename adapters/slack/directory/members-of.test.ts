import { describe, expect, it } from 'vitest';
import { membersOf } from './members-of.ts';
import type { SlackUser } from './slack-user.ts';

const claire: SlackUser = { id: 'U1', team_id: 'T1', profile: { email: 'Claire.Martin@AGLA.example ' } };
const idsOf = (workspace: string, user: SlackUser) => {
  const { members, left } = membersOf(workspace, [user]);
  return [...members.map(({ externalId }) => externalId), ...left.map((id) => `left ${id}`)];
};

describe('people of a workspace', () => {
  it('are known by the address Slack vouches for, in lower case', () => {
    expect(membersOf('T1', [claire]).members).toEqual([
      { externalId: 'U1', email: 'claire.martin@agla.example' },
    ]);
  });

  it.each<[string, string, SlackUser, string[]]>([
    ['a guest of the workspace itself', 'T1', { ...claire, ...{ is_restricted: true } }, ['U1']],
    ['a bot', 'T1', { ...claire, is_bot: true }, []],
    ['a bot that was removed', 'T1', { ...claire, is_bot: true, deleted: true }, []],
    ['somebody without an address', 'T1', { id: 'USLACKBOT', team_id: 'T1', profile: {} }, []],
    ['an address nobody confirmed', 'T1', { ...claire, is_email_confirmed: false }, []],
    ['a deactivated account', 'T1', { ...claire, deleted: true }, ['left U1']],
    ['a colleague of another company in a shared channel', 'T1', { ...claire, is_stranger: true }, []],
    ['a user of another workspace', 'T1', { ...claire, team_id: 'T2' }, []],
    ['a deactivated user of another workspace', 'T1', { ...claire, team_id: 'T2', deleted: true }, []],
    [
      'a user of the organisation who is in this workspace',
      'T1',
      { ...claire, team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2', 'T1'] } },
      ['U1'],
    ],
    ['a user of the organisation', 'E1', { ...claire, enterprise_user: { enterprise_id: 'E1' } }, ['U1']],
    ['a user of another organisation', 'E1', { ...claire, enterprise_user: { enterprise_id: 'E2' } }, []],
    [
      'somebody of a company outside every organisation, in a shared channel',
      'E1',
      { ...claire, id: 'U2' },
      [],
    ],
    ['somebody of whom Slack tells no workspace', 'T1', { id: 'U1', profile: claire.profile }, []],
    ['somebody who uses the app themselves', 'T1', { ...claire, ...{ is_app_user: true } }, ['U1']],
    ['something without an id', 'T1', { profile: claire.profile }, []],
  ])('%s', (_, workspace, user, expected) => {
    expect(idsOf(workspace, user)).toEqual(expected);
  });
});
