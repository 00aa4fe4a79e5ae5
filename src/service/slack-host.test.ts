import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedWorkspace, SlackHost } from '../../adapters/slack/host.ts';
import { slackMessages } from '../../adapters/slack/messages.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { readAssociation } from '../../test/support/read-association.ts';
import { houseTranslators } from '../catalogues.ts';
import { systemClock } from '../time.ts';
import { slackHost } from './slack-host.ts';

const now = '2026-03-02T08:00:00Z';
let direct: DirectBot;
let host: SlackHost;
let logged: string[];
beforeEach(async () => {
  direct = await openDirectBot(now, { files: [readAssociation('small'), readAssociation('flamboyants')] });
  logged = [];
  const log = (_: object, sentence?: string) => void logged.push(sentence ?? '');
  host = slackHost({
    store: direct.store,
    clock: { now: () => Temporal.Instant.from(now), system: systemClock.system },
    translators: houseTranslators(slackMessages),
    delivery: direct.delivery,
    log: { info: log, warn: log } as never,
  });
});
afterEach(() => direct.close());

const opened = (facts: Partial<OpenedWorkspace> = {}): OpenedWorkspace => ({
  workspace: 'T1',
  name: 'Les Amandiers',
  domain: 'amandiers',
  scopes: ['commands'],
  byOperator: false,
  ...facts,
});
const lea = { externalId: 'U1', email: 'lea.fontaine@amandiers.example' };
const nora = { externalId: 'U2', email: 'nora.haddad@amandiers.example' };
const personOf = async (handle: string) => direct.db.person.findFirstOrThrow({ where: { handle } });
const accounts = () =>
  direct.db.platformAccount.findMany({
    where: { platform: 'slack' },
    include: { person: true },
    orderBy: { externalId: 'asc' },
  });
const linked = async () =>
  (await accounts()).map(({ workspace, externalId, state, person }) =>
    [workspace, externalId, person.handle, state].join(' '),
  );

describe('who is who in a Slack workspace', () => {
  it('links the people of the space by work e-mail, in any case, and nobody else', async () => {
    await host.workspaceOpened(opened());
    const members = [
      { ...lea, email: 'Lea.Fontaine@Amandiers.example' },
      nora,
      { externalId: 'U3', email: 'marie-ange@flamboyants.example' },
      { externalId: 'U4', email: 'nobody@amandiers.example' },
    ];
    expect(await host.linkMembers('T1', members)).toBe(2);
    expect(await linked()).toEqual(['T1 U1 lea linked', 'T1 U2 nora linked']);
    expect((await accounts()).every(({ verifiedAt }) => verifiedAt !== null)).toBe(true);
    expect(await direct.db.auditEvent.count({ where: { act: 'account.linked' } })).toBe(2);
    expect(await host.linkMembers('T1', members)).toBe(0);
    expect(await direct.db.auditEvent.count({ where: { act: 'account.linked' } })).toBe(2);
  });

  it('links nobody of a space to a workspace that serves another one', async () => {
    await host.workspaceOpened(opened({ workspace: 'T2', domain: 'flamboyants' }));
    expect(await host.linkMembers('T2', [lea, nora])).toBe(0);
    expect(await linked()).toEqual([]);
  });

  it('leaves an account with the person it was linked to, whatever address Slack gives now', async () => {
    await host.workspaceOpened(opened());
    await host.linkMembers('T1', [lea]);
    expect(await host.linkMembers('T1', [{ ...lea, email: nora.email }])).toBe(0);
    expect(await linked()).toEqual(['T1 U1 lea linked']);
  });

  it('links nobody who has left, nor an address that two people share', async () => {
    await host.workspaceOpened(opened());
    await direct.db.person.updateMany({ where: { handle: 'lea' }, data: { state: 'left' } });
    await direct.db.person.updateMany({ where: { handle: 'paul' }, data: { workEmail: nora.email } });
    expect(await host.linkMembers('T1', [lea, nora])).toBe(0);
  });

  it('gives the account of somebody who left to the colleague who has it now', async () => {
    await host.workspaceOpened(opened());
    await host.linkMembers('T1', [lea]);
    await direct.db.person.updateMany({ where: { handle: 'lea' }, data: { state: 'left' } });
    expect(await host.linkMembers('T1', [{ ...lea, email: nora.email }])).toBe(1);
    expect(await linked()).toEqual(['T1 U1 nora linked']);
  });

  it('links six hundred people at once', async () => {
    await host.workspaceOpened(opened());
    const { spaceId } = await personOf('lea');
    const many = Array.from({ length: 600 }, (_, index) => ({
      handle: `p${index}`,
      workEmail: `p${index}@amandiers.example`,
    }));
    await direct.db.person.createMany({
      data: many.map((one) => ({ ...one, spaceId, givenName: 'P', familyName: one.handle })),
    });
    const members = many.map(({ handle, workEmail }) => ({ externalId: handle, email: workEmail }));
    expect(await host.linkMembers('T1', members)).toBe(600);
  });

  it('revokes the account of a deactivated member, and links it again when the member is back', async () => {
    await host.workspaceOpened(opened());
    await host.linkMembers('T1', [lea]);
    await host.memberLeft('T1', 'U1');
    expect(await linked()).toEqual(['T1 U1 lea revoked']);
    expect(await host.accountsOf('T1', [(await personOf('lea')).id])).toEqual(new Map());
    expect(await host.linkMembers('T1', [lea])).toBe(1);
    expect(await linked()).toEqual(['T1 U1 lea linked']);
  });

  it('knows people’s ids for mentions, their direct conversation and their language', async () => {
    await host.workspaceOpened(opened());
    const remi = { externalId: 'U5', email: 'remi.blanc@amandiers.example' };
    await host.linkMembers('T1', [lea, remi]);
    const ids = [(await personOf('lea')).id, (await personOf('nora')).id];
    expect(await host.accountsOf('T1', ids)).toEqual(new Map([[ids[0], 'U1']]));
    expect(await host.directOf('T1', 'U1')).toBeNull();
    await host.rememberDirect('T1', 'U1', 'D1');
    expect(await host.directOf('T1', 'U1')).toBe('D1');
    expect(await host.directOf('T2', 'U1')).toBeNull();
    expect(await host.localeOf('T1', 'U5')).toBe('en');
    expect(await host.localeOf('T1', 'U9')).toBe('fr');
    expect(await host.localeOf('T9', 'U9')).toBe('fr');
  });
});

describe('a Slack workspace and its space', () => {
  it('stays with the space it serves, and is found again after it was removed and installed anew', async () => {
    const spaceId = await host.workspaceOpened(opened());
    expect(spaceId).toBe((await personOf('lea')).spaceId);
    await host.linkMembers('T1', [lea, nora]);
    await host.workspaceClosed('T1');
    expect(await linked()).toEqual(['T1 U1 lea pending', 'T1 U2 nora pending']);
    expect(await host.linkMembers('T1', [lea])).toBe(0);
    expect(await host.workspaceOpened(opened({ domain: 'renamed' }))).toBe(spaceId);
    expect(await linked()).toEqual(['T1 U1 lea linked', 'T1 U2 nora linked']);
    expect(await host.linkMembers('T1', [lea, nora])).toBe(0);
  });

  it('has its people back after a reinstallation, also those linked by code, but nobody who was deactivated', async () => {
    await host.workspaceOpened(opened());
    await host.linkMembers('T1', [nora]);
    const paul = await personOf('paul');
    const byCode = { personId: paul.id, spaceId: paul.spaceId, platform: 'slack' as const, workspace: 'T1' };
    await direct.db.platformAccount.create({ data: { ...byCode, externalId: 'U7' } });
    await host.memberLeft('T1', 'U2');
    await host.workspaceClosed('T1');
    expect(await host.accountsOf('T1', [paul.id])).toEqual(new Map());
    await host.workspaceOpened(opened());
    expect(await linked()).toEqual(['T1 U2 nora revoked', 'T1 U7 paul linked']);
    expect(await host.accountsOf('T1', [paul.id])).toEqual(new Map([[paul.id, 'U7']]));
  });

  it('has its people back also where it serves no space', async () => {
    await host.workspaceOpened(opened({ domain: 'unheard-of' }));
    const paul = await personOf('paul');
    const byCode = { personId: paul.id, spaceId: paul.spaceId, platform: 'slack' as const, workspace: 'T1' };
    await direct.db.platformAccount.create({ data: { ...byCode, externalId: 'U7' } });
    await host.workspaceClosed('T1');
    await host.workspaceOpened(opened({ domain: 'unheard-of' }));
    expect(await linked()).toEqual(['T1 U7 paul linked']);
  });

  it('shows nothing to strangers who choose its id, or a domain it had, as their own domain', async () => {
    const { spaceId } = await personOf('lea');
    await direct.db.organisation.updateMany({ where: { spaceId }, data: { workspace: 'T1REAL' } });
    expect(await host.workspaceOpened(opened({ workspace: 'T9BAD', domain: 't1real' }))).toBeNull();
    expect(await host.workspaceOpened(opened({ workspace: 'T1REAL' }))).toBe(spaceId);
    await direct.db.organisation.updateMany({ where: { spaceId }, data: { workspace: 'amandiers' } });
    expect(await host.workspaceOpened(opened({ workspace: 'T9BAD', domain: 'amandiers' }))).toBeNull();
    await host.workspaceClosed('T1REAL');
    expect(await host.workspaceOpened(opened({ workspace: 'T9BAD', domain: 'amandiers' }))).toBeNull();
    expect(await host.linkMembers('T9BAD', [lea, nora])).toBe(0);
  });

  it('leaves alone the accounts of another workspace that the space file names by id', async () => {
    const { id: personId, spaceId } = await personOf('lea');
    await direct.db.organisation.updateMany({ where: { spaceId }, data: { workspace: 'T1REAL' } });
    const account = { personId, spaceId, platform: 'slack' as const, externalId: 'U1' };
    await direct.db.platformAccount.create({ data: { ...account, workspace: 'T1REAL' } });
    await host.workspaceOpened(opened({ workspace: 'T1REAL' }));
    await host.workspaceClosed('T1REAL');
    const trial = opened({ workspace: 'T2TRIAL', domain: 'trial', byOperator: true });
    await host.workspaceOpened(trial);
    await direct.db.chatWorkspace.updateMany({ where: { externalId: 'T2TRIAL' }, data: { spaceId } });
    expect(await host.workspaceOpened(trial)).toBe(spaceId);
    expect(await linked()).toEqual(['T1REAL U1 lea pending']);
  });

  it('serves none while nothing names it, and the operator reads what to write', async () => {
    expect(await host.workspaceOpened(opened({ domain: 'unheard-of', byOperator: true }))).toBeNull();
    expect(logged.join()).toContain('name its team id');
    const { spaceId } = await personOf('lea');
    await direct.db.organisation.updateMany({ where: { spaceId }, data: { workspace: 'T1' } });
    expect(await host.workspaceOpened(opened({ domain: 'unheard-of' }))).toBe(spaceId);
  });

  it('takes over the accounts that the space file gives under the name of the workspace', async () => {
    const { id, spaceId } = await personOf('lea');
    await direct.db.platformAccount.create({
      data: { spaceId, personId: id, platform: 'slack', workspace: 'amandiers', externalId: 'U1' },
    });
    await host.workspaceOpened(opened());
    expect(await linked()).toEqual(['T1 U1 lea linked']);
    expect(await host.linkMembers('T1', [{ ...lea, email: nora.email }])).toBe(0);
  });
});

describe('channels that a space file knows by name', () => {
  const channels = () => direct.db.channel.findMany({ where: { platform: 'slack' }, orderBy: { id: 'asc' } });

  it('find their Slack id, keep their committee, and follow when they are renamed', async () => {
    await host.workspaceOpened(opened());
    expect(await host.adoptChannels('T1', [])).toEqual(['copil']);
    const seen = [
      { externalId: 'C1', name: 'copil' },
      { externalId: 'C2', name: 'general' },
    ];
    expect(await host.adoptChannels('T1', seen)).toEqual([]);
    expect(await channels()).toMatchObject([{ workspace: 'T1', externalId: 'C1', name: 'copil' }]);
    const [{ id } = { id: '' }] = await channels();
    expect(await direct.db.committeeChannel.count({ where: { channelId: id, home: true } })).toBe(1);
    await host.adoptChannels('T1', [{ externalId: 'C1', name: 'copil-2027' }]);
    expect(await channels()).toMatchObject([{ id, externalId: 'C1', name: 'copil-2027' }]);
  });

  it('become one with a channel that somebody attached by hand before', async () => {
    await host.workspaceOpened(opened());
    const { spaceId } = await personOf('lea');
    const committee = await direct.db.committee.findFirstOrThrow({ where: { spaceId } });
    const byHand = await direct.db.channel.create({
      data: { spaceId, platform: 'slack', workspace: 'T1', externalId: 'C1', name: 'C1' },
    });
    expect(await host.adoptChannels('T1', [])).toEqual(['copil']);
    await direct.db.committeeChannel.create({ data: { committeeId: committee.id, channelId: byHand.id } });
    expect(await host.adoptChannels('T1', [{ externalId: 'C1', name: 'copil' }])).toEqual([]);
    const [only, ...others] = await channels();
    expect(others).toEqual([]);
    const attached = await direct.db.committeeChannel.findMany({ where: { committeeId: committee.id } });
    expect(attached).toEqual([{ committeeId: committee.id, channelId: only?.id, home: true }]);
  });

  it('are not looked for by the id of a channel that was attached by hand before its name was told', async () => {
    const { spaceId } = await personOf('lea');
    await direct.db.organisation.updateMany({ where: { spaceId }, data: { workspace: 'T1' } });
    await host.workspaceOpened(opened());
    await direct.db.channel.create({
      data: { spaceId, platform: 'slack', workspace: 'T1', externalId: 'C1', name: 'C1' },
    });
    expect(await host.adoptChannels('T1', [])).toEqual([]);
    await host.adoptChannels('T1', [{ externalId: 'C1', name: 'bureau' }]);
    expect(await channels()).toMatchObject([{ externalId: 'C1', name: 'bureau' }]);
  });

  it('are never taken from another space: a channel serves one', async () => {
    await host.workspaceOpened(opened());
    const other = await personOf('emma');
    await direct.db.channel.create({
      data: { spaceId: other.spaceId, platform: 'slack', workspace: 'T1', externalId: 'C1', name: 'copil' },
    });
    expect(await host.adoptChannels('T1', [{ externalId: 'C1', name: 'copil' }])).toEqual(['copil']);
    expect(await direct.db.channel.findMany({ where: { externalId: 'C1' } })).toMatchObject([
      { spaceId: other.spaceId },
    ]);
  });

  it('of the other space stay as they are', async () => {
    await host.workspaceOpened(opened());
    const theirs = await direct.db.channel.findFirstOrThrow({ where: { workspace: 'flamboyants' } });
    await host.adoptChannels('T1', [{ externalId: 'C1', name: theirs.name }]);
    expect(await direct.db.channel.findUnique({ where: { id: theirs.id } })).toEqual(theirs);
  });
});

describe('something that people can put right in Slack', () => {
  const trouble = {
    workspace: 'T1',
    reason: 'notInChannel' as const,
    externalId: 'C1',
    detail: 'not_in_channel',
  };

  it('is told to a lead of the space once a day, naming the channel', async () => {
    await host.workspaceOpened(opened());
    await host.adoptChannels('T1', [{ externalId: 'C1', name: 'copil' }]);
    await host.trouble(trouble);
    await host.trouble(trouble);
    const told = await direct.db.messageDelivery.findMany({ where: { rule: 'TROUBLE' } });
    expect(told).toMatchObject([{ parameters: { reason: 'notInChannel', where: '#copil' } }]);
  });

  it('stands in the log with its cure where no space is served', async () => {
    await host.trouble(trouble);
    expect(logged.join()).toContain('nobody is there to be told');
    expect(await direct.db.messageDelivery.count({ where: { rule: 'TROUBLE' } })).toBe(0);
  });
});
