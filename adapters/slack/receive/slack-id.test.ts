import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReadable } from './readable.ts';
import { accountOf, eventIdOf, type SlackBody, workspaceOf } from './slack-id.ts';

const event: SlackBody = {
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }],
  event: { type: 'app_mention', user: 'U1', channel: 'C1' },
};
const command: SlackBody = {
  command: '/copil',
  trigger_id: '13.37.abc',
  team_id: 'T1',
  user_id: 'U1',
  is_enterprise_install: 'false',
};
const press: SlackBody = {
  type: 'block_actions',
  trigger_id: '13.38.abc',
  team: { id: 'T1', domain: 'agla' },
  user: { id: 'U1', team_id: 'T1' },
  enterprise: null,
  is_enterprise_install: false,
  actions: [{ action_id: 'a' }],
};
const view = { id: 'V1', hash: '1.abc', app_installed_team_id: 'T1' };
const submission: SlackBody = { ...press, type: 'view_submission', actions: undefined, view };

describe('the id of a delivery', () => {
  it.each([
    ['an event', event, 'Ev1'],
    ['a command', command, 'command:13.37.abc'],
    ['a button', press, 'block_actions:13.38.abc'],
    ['a message shortcut', { ...press, type: 'message_action' }, 'message_action:13.38.abc'],
    ['a submitted modal', submission, 'view_submission:V1:13.38.abc'],
    ['a closed modal', { type: 'view_closed', view }, 'view_closed:V1:1.abc'],
  ])('is Slack’s own for %s', (_, body, id) => {
    expect(eventIdOf(body)).toBe(id);
  });

  it('tells two submissions of the same modal apart: the second corrects the first', () => {
    expect(eventIdOf(submission)).not.toBe(eventIdOf({ ...submission, trigger_id: '13.39.abc' }));
  });

  it('is a digest where Slack gives none, or one that no database could hold', () => {
    const odd = [undefined, null, 7, '', 'a b', 'x'.repeat(5000), 'nul\u0000', 'é'];
    const ids = odd.map((event_id) => eventIdOf({ ...event, event_id }));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('the installation that is addressed', () => {
  const grid = { enterprise_id: 'E1', team_id: 'T9', is_enterprise_install: true };
  it.each<[string, SlackBody, string | null]>([
    ['an event', event, 'T1'],
    ['an event in an organisation', { ...event, authorizations: [grid] }, 'E1'],
    [
      'an event of an organisation-wide installation without a team',
      { ...event, authorizations: [{ ...grid, team_id: null }] },
      'E1',
    ],
    [
      'an event of one workspace of an organisation',
      { ...event, authorizations: [{ ...grid, is_enterprise_install: false }] },
      'T9',
    ],
    [
      'a speaker of another organisation (Slack Connect)',
      { ...event, team_id: 'T2', context_team_id: 'T1' },
      'T1',
    ],
    [
      'the same without authorizations',
      { ...event, authorizations: undefined, team_id: 'T2', context_team_id: 'T1' },
      'T1',
    ],
    ['an envelope that only names its team', { ...event, authorizations: undefined }, 'T1'],
    ['a command', command, 'T1'],
    [
      'a command in an organisation',
      { ...command, enterprise_id: 'E1', is_enterprise_install: 'true' },
      'E1',
    ],
    ['a command in one workspace of an organisation', { ...command, enterprise_id: 'E1' }, 'T1'],
    ['a button', press, 'T1'],
    ['a button pressed by a guest of another team', { ...press, user: { id: 'U2', team_id: 'T2' } }, 'T1'],
    [
      'a button in an organisation',
      { ...press, team: null, enterprise: { id: 'E1' }, is_enterprise_install: true },
      'E1',
    ],
    [
      'a button that only names the enterprise of its team',
      {
        ...press,
        team: { id: 'T1', enterprise_id: 'E1' },
        is_enterprise_install: true,
      },
      'E1',
    ],
    ['a modal opened through another workspace', { ...submission, team: { id: 'T2' } }, 'T1'],
    ['a body that names nobody', { type: 'block_actions', user: {} }, null],
  ])('is known of %s', (_, body, workspace) => {
    expect(workspaceOf(body)).toBe(workspace);
  });
});

describe('who acted', () => {
  it.each<[string, SlackBody, string | undefined]>([
    ['an event', event, 'U1'],
    [
      'an event that describes its user',
      { ...event, event: { type: 'team_join', user: { id: 'U7' } } },
      'U7',
    ],
    ['a command', command, 'U1'],
    ['a button', press, 'U1'],
    ['what nobody did', { ...event, event: { type: 'app_uninstalled' } }, undefined],
  ])('is known of %s', (_, body, externalId) => {
    expect(accountOf(body)).toEqual(externalId ? { platform: 'slack', workspace: 'T1', externalId } : null);
  });
});

describe('whatever the body', () => {
  it('nothing throws, and ids fit a key of the database', () => {
    const keys = [
      ...Object.keys(event),
      ...Object.keys(command),
      ...Object.keys(press),
      'view',
      'enterprise_id',
    ];
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(event.event, press.user, [], [null], {}, null));
    const body = fc.oneof(
      fc.dictionary(fc.constantFrom(...keys), value),
      fc.jsonValue().map((content) => content as SlackBody),
    );
    fc.assert(
      fc.property(body, (any) => {
        if (!isReadable(any)) return;
        expect(eventIdOf(any)).toMatch(/^[\x21-\x7e]{1,200}$/);
        expect(workspaceOf(any) ?? 'T').toMatch(/^[\x21-\x7e]{1,200}$/);
        accountOf(any);
      }),
      { numRuns: 2000 },
    );
  });
});
