import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { readAssociation } from '../../test/support/read-association.ts';
import { commandRooms } from '../bot-commands.ts';
import type { Card } from '../conversation/card.ts';
import type { Argument } from '../conversation/command.ts';
import type { AccountRef, Place } from '../conversation/platform.ts';
import type { Reply } from '../conversation/reply.ts';
import { openWorkspace } from '../people/linking/workspaces.ts';

/** What stands in every text of the other space and nowhere else. */
const mark = 'SECRET';
const now = '2026-03-02T08:00:00Z';

/** A twin of the association: same people, addresses, committee codes and numbers; every text of its own is marked. */
function twin() {
  const file = readAssociation('small');
  Object.assign(file.space, { slug: 'twin', name: `${mark} Space`, project: `${mark} project` });
  const [organisation] = file.organisations;
  Object.assign(organisation, { name: `${mark} organisation`, town: mark, workspace: 'twin' });
  for (const person of file.people) {
    if (person.workspace) person.workspace = 'twin';
    person.jobTitle = `${mark} job`;
  }
  file.people.push({
    handle: 'zoe',
    givenName: 'Zoé',
    familyName: 'Cachée',
    workEmail: 'zoe@twin.example',
    organisation: 'AMANDIERS',
    workspace: 'twin',
  });
  file.channels[0].workspace = 'twin';
  file.channels[0].topic = mark;
  Object.assign(file.sites[0], { name: 'Foyer caché', town: mark, finess: '990000102' });
  file.sites.push({ ...file.sites[0], code: 'ZZ', finess: '990000103' });
  const [committee] = file.committees;
  Object.assign(committee, { duties: `${mark} duties`, place: `${mark} place` });
  committee.members.push({ person: 'zoe', roles: ['MEM'] });
  file.committees.push({ ...committee, code: 'HIDDEN', label: 'Cercle caché' });
  const { meetings, decisions, actions } = file.history;
  meetings.push({ ...meetings[1], number: 9, startsAt: '2026-06-24T14:00' });
  for (const meeting of meetings) meeting.title = `${mark} meeting ${meeting.number}`;
  decisions.push({ ...decisions[0], number: 'D-2026-009' });
  for (const decision of decisions) Object.assign(decision, { text: `${mark} decision`, rationale: mark });
  actions.push({ ...actions[0], number: 'A-2026-009' });
  for (const action of actions) action.text = `${mark} action`;
  return file;
}

let direct: DirectBot;
let ours: string;
let theirs: string;
let events = 0;
/** Queries that gave back a row of the other space while somebody of ours acted. */
let leaks: string[] = [];
let acting = false;
/** Everything of the other space as it was last seen, and what names it: read once, since no command may change it. */
let everything: string;
let names: Record<string, string[]>;

beforeAll(async () => {
  direct = await openDirectBot(now, {
    files: [readAssociation('small'), twin()],
    watch(result, query) {
      if (acting && JSON.stringify(result ?? null).includes(theirs)) leaks.push(query);
    },
  });
  const spaceOf = async (slug: string) => (await direct.db.space.findUniqueOrThrow({ where: { slug } })).id;
  ours = await spaceOf('amandiers');
  theirs = await spaceOf('twin');
  await addToTwin();
  everything = await everythingOfTheirs();
  names = await namesOfTheirs();
});
afterAll(() => direct.close());

/** What a file does not hold: a proposal, a point of the agenda, a message in doubt, a chat workspace. */
async function addToTwin(): Promise<void> {
  const { db } = direct;
  const zoe = await db.person.findFirstOrThrow({ where: { handle: 'zoe' } });
  const meeting = await db.meeting.findFirstOrThrow({ where: { spaceId: theirs, number: 9 } });
  const at = new Date(now);
  await db.proposal.create({
    data: {
      spaceId: theirs,
      committeeId: meeting.committeeId,
      command: 'cancel',
      arguments: { meeting: 'COPIL-9' },
      line: `${mark} line`,
      proposedById: zoe.id,
      proposedAt: at,
    },
  });
  await db.agendaItem.create({
    data: {
      spaceId: theirs,
      meetingId: meeting.id,
      number: 1,
      title: `${mark} point`,
      proposedById: zoe.id,
      proposedAt: at,
    },
  });
  await db.messageDelivery.createMany({
    data: (['uncertain', 'held'] as const).map((state) => ({
      spaceId: theirs,
      key: `${mark}|${state}`,
      rule: 'M01',
      subjectType: 'meeting',
      subjectId: meeting.id,
      subjectVersion: 1,
      recipientKind: 'person' as const,
      recipientId: zoe.id,
      message: 'meeting.invitation',
      nature: 'invitation',
      dueAt: at,
      state,
      card: { heading: `${mark} heading`, blocks: [] },
      createdAt: at,
    })),
  });
  await direct.store.transaction(async (tx) => {
    for (const [workspace, domain] of [
      ['T1', 'amandiers'],
      ['T2', 'twin'],
    ] as const)
      await openWorkspace(
        tx,
        { platform: 'slack', workspace, domain, name: domain, scopes: [], byOperator: false },
        Temporal.Instant.from(now),
      );
  });
  for (const workspace of ['T1', 'T2'])
    await db.platformAccount.create({
      data: { spaceId: theirs, personId: zoe.id, platform: 'slack', workspace, externalId: 'UZOE' },
    });
  await db.channel.create({
    data: { spaceId: theirs, platform: 'slack', workspace: 'T1', externalId: 'CTHEIRS', name: mark },
  });
}

const account = (handle: string): AccountRef => ({
  platform: 'local',
  workspace: 'amandiers',
  externalId: handle,
});
/** A lead who administers, and a member who proposes. */
const people = ['paul', 'remi'];
const direct_: Place = { kind: 'direct' };

/** Acts as somebody of ours, and judges what came back. */
async function tried(act: Promise<Reply>): Promise<Reply> {
  acting = true;
  const reply = await act.finally(() => {
    acting = false;
  });
  expect(JSON.stringify(reply)).not.toContain(mark);
  expect(JSON.stringify(reply)).not.toContain(theirs);
  expect(reply.outcome).not.toBe('failed');
  return reply;
}
const say = (who: AccountRef, text: string, place: Place = direct_) =>
  tried(direct.bot.say({ account: who, text, place, eventId: `e${events++}` }));
const press = (who: AccountRef, command: string, given: Record<string, string>) =>
  tried(
    direct.bot.press({ account: who, command, arguments: given, place: direct_, eventId: `e${events++}` }),
  );

/** Everything the other space has, as the database holds it. */
async function everythingOfTheirs(): Promise<string> {
  const { db } = direct;
  const where = { spaceId: theirs };
  const tables = [
    await db.space.findMany({ where: { id: theirs } }),
    await db.organisation.findMany({ where, orderBy: { id: 'asc' } }),
    await db.person.findMany({ where, orderBy: { id: 'asc' } }),
    await db.platformAccount.findMany({ where, orderBy: { id: 'asc' } }),
    await db.chatWorkspace.findMany({ where, orderBy: { id: 'asc' } }),
    await db.absence.findMany({ where, orderBy: { id: 'asc' } }),
    await db.channel.findMany({ where, orderBy: { id: 'asc' }, include: { committees: true } }),
    await db.committee.findMany({ where, orderBy: { id: 'asc' }, include: { channels: true, leads: true } }),
    await db.membership.findMany({ where, orderBy: { id: 'asc' } }),
    await db.meeting.findMany({ where, orderBy: { id: 'asc' } }),
    await db.invitation.findMany({ where, orderBy: { id: 'asc' } }),
    await db.proxy.findMany({ where, orderBy: { id: 'asc' } }),
    await db.agendaItem.findMany({ where, orderBy: { id: 'asc' } }),
    await db.site.findMany({ where, orderBy: { id: 'asc' } }),
    await db.calendarConstraint.findMany({ where, orderBy: { id: 'asc' } }),
    await db.numberSeries.findMany({ where, orderBy: { series: 'asc' } }),
    await db.decision.findMany({ where, orderBy: { id: 'asc' } }),
    await db.actionItem.findMany({ where, orderBy: { id: 'asc' } }),
    await db.proposal.findMany({ where, orderBy: { id: 'asc' } }),
    await db.messageDelivery.findMany({ where, orderBy: { id: 'asc' } }),
    await db.auditEvent.findMany({ where, orderBy: { id: 'asc' } }),
    await db.calendarFeed.findMany({ where, orderBy: { id: 'asc' } }),
    await db.pairingCode.findMany({ where, orderBy: { id: 'asc' } }),
  ];
  return JSON.stringify(tables);
}

/** What names something of the other space: by reference, by mention, by address, by id. */
async function namesOfTheirs(): Promise<Record<string, string[]>> {
  const { db } = direct;
  const ids = async (table: { findMany(query: object): Promise<{ id: string }[]> }) =>
    (await table.findMany({ where: { spaceId: theirs }, take: 2 })).map(({ id }) => id);
  const persons = await ids(db.person);
  const meetings = await ids(db.meeting);
  const proposals = await ids(db.proposal);
  const committees = await ids(db.committee);
  const decisions = await ids(db.decision);
  const actions = await ids(db.actionItem);
  const sites = await ids(db.site);
  const others = [db.invitation, db.messageDelivery, db.agendaItem].map((table) => ids(table as never));
  return {
    person: ['@zoe', 'zoe@twin.example', 'Zoé Cachée', '<@UZOE|zoe>', ...persons],
    committee: ['HIDDEN', 'Cercle caché', ...committees],
    meeting: ['COPIL-9', 'HIDDEN-2', '9', 'COPIL-2', ...meetings],
    decision: ['D-2026-009', 'D-2026-001', ...decisions],
    action: ['A-2026-009', 'A-2026-001', ...actions],
    site: ['ZZ', 'Foyer caché', ...sites],
    proposal: proposals,
    text: [...(await Promise.all(others)).flat(), ...meetings, ...persons],
  };
}

/** A value of ours for an argument that is not under attack. */
function harmless({ kind, entity, choices }: Argument): string {
  const entities: Record<string, string> = {
    person: '@nora',
    committee: 'COPIL',
    meeting: 'COPIL-2',
    decision: 'D-2026-001',
    action: 'A-2026-001',
    site: 'FV',
    proposal: '01900000-0000-7000-8000-000000000000',
  };
  const values: Partial<Record<Argument['kind'], string>> = {
    dateTime: '2026-12-01T14:00',
    date: '2026-12-01',
    duration: '1h',
    integer: '1',
    url: 'https://example.org/',
    flag: 'true',
    choice: Object.keys(choices ?? {})[0],
    entity: entities[entity ?? ''],
  };
  return values[kind] ?? 'Essai';
}

/** Kinds of things whose every name has been tried: they are found alike whatever the command. */
const triedWhole = new Set<string>();

/** The texts that attack this argument: every name once, then for each command a reference and an id. */
function attacks({ kind, entity }: Argument, names: Record<string, string[]>): string[] {
  if (kind === 'integer') return ['1', '9'];
  const target = kind === 'entity' ? (entity ?? '') : kind === 'text' || kind === 'longText' ? 'text' : '';
  const all = names[target] ?? [];
  if (triedWhole.has(target)) return [...new Set([...all.slice(0, 1), ...all.slice(-1)])];
  triedWhole.add(target);
  return all;
}

const commands = commandRooms({
  sendHeld: async () => 0,
  dropHeld: async () => 0,
  settleUncertain: async () => 0,
  retryAct: async () => false,
});

describe('two spaces in one instance, alike in every name and number', () => {
  it('are loaded beside one another', async () => {
    expect(await direct.db.space.count()).toBe(2);
    expect(await direct.db.person.count({ where: { workEmail: 'lea.fontaine@amandiers.example' } })).toBe(2);
    expect(await direct.db.meeting.count({ where: { number: 2, committee: { code: 'COPIL' } } })).toBe(2);
  });

  it.each(commands.map(({ name }) => name))('%s reads and changes nothing of the other one', async (name) => {
    const declared = commands.find((command) => command.name === name);
    const known = Object.entries(declared?.arguments ?? {});
    leaks = [];
    const attacksOn = known.map(([key, argument]) => [key, attacks(argument, names)] as const);
    for (const who of people.map(account)) {
      await press(who, name, {});
      await say(who, name);
      // Whoever only proposes is tried with one name for each: what it stands for is looked up before rights are.
      for (const [attacked, texts] of attacksOn)
        for (const [index, text] of (who.externalId === people[0] ? texts : texts.slice(0, 1)).entries()) {
          // By turns with everything filled in, and with what is required alone.
          const others = known.filter(
            ([other, { optional }]) => other !== attacked && (index % 2 === 0 || !optional),
          );
          const given = Object.fromEntries(others.map(([other, one]) => [other, harmless(one)]));
          await press(who, name, { ...given, [attacked]: text });
        }
      for (const [attacked, { entity }] of known)
        if (entity)
          await say(who, `${name} ${names[entity]?.[0] ?? ''} ${attacked}:${names[entity]?.[0] ?? ''}`);
    }
    expect(leaks).toEqual([]);
    const before = everything;
    everything = await everythingOfTheirs();
    expect(everything).toBe(before);
  });

  it('keep apart what the same person is called in both', async () => {
    const reply = await say(account('paul'), 'comité COPIL');
    expect(JSON.stringify(reply)).toContain('Léa Fontaine');
    expect(await direct.db.decision.count({ where: { spaceId: theirs } })).toBe(2);
  });

  it('keep apart their channels: one serves one space, whoever types in it', async () => {
    const paul = await direct.db.person.findFirstOrThrow({ where: { spaceId: ours, handle: 'paul' } });
    await direct.db.platformAccount.create({
      data: { spaceId: ours, personId: paul.id, platform: 'slack', workspace: 'T1', externalId: 'UPAUL' },
    });
    const slack: AccountRef = { platform: 'slack', workspace: 'T1', externalId: 'UPAUL' };
    const place: Place = { kind: 'channel', externalId: 'CTHEIRS' };
    const before = await everythingOfTheirs();
    for (const text of ['comité canal COPIL', 'comité canal COPIL retirer'])
      expect((await say(slack, text, place)).outcome).toBe('invalid');
    for (const text of ['statut', 'réunions', 'décisions', 'actions', 'agenda'])
      await say(slack, text, place);
    const mention = await say(slack, 'action <@UZOE|zoe> "Essai" pour:13/04/2026', place);
    expect(mention.outcome).toBe('invalid');
    expect(await everythingOfTheirs()).toBe(before);
    const free: Place = { kind: 'channel', externalId: 'CFREE' };
    expect((await say(slack, 'comité canal COPIL', free)).visibility).toBe('here');
    const intruder: AccountRef = { ...slack, workspace: 'T2' };
    await direct.db.platformAccount.create({
      data: { spaceId: ours, personId: paul.id, platform: 'slack', workspace: 'T2', externalId: 'UPAUL' },
    });
    expect((await say(intruder, 'comité canal COPIL', free)).outcome).toBe('invalid');
  });

  it('send to their own people only', async () => {
    const rows = await direct.db.messageDelivery.findMany({ where: { recipientKind: 'person' } });
    const people = await direct.db.person.findMany({ select: { id: true, spaceId: true } });
    const spaceOf = new Map(people.map(({ id, spaceId }) => [id, spaceId]));
    expect(rows.length).toBeGreaterThan(0);
    for (const { recipientId, spaceId } of rows) expect(spaceOf.get(recipientId)).toBe(spaceId);
    const cards = rows.filter(({ spaceId }) => spaceId === ours).map(({ card }) => card as Card | null);
    expect(JSON.stringify(cards)).not.toContain(mark);
  });
});
