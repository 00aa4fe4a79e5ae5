import { goLiveOf } from '../deployments/deployment.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { isSponsor, votes } from '../spaces/check-committees.ts';
import { dateOrNull } from '../spaces/date-or-null.ts';
import { type Ids, idOf, optionalId } from '../spaces/ids.ts';
import { loadCommittees } from '../spaces/load-committees.ts';
import { loadDeployments } from '../spaces/load-deployments.ts';
import { loadOrganisations } from '../spaces/load-organisations.ts';
import { loadPeople, peoplePresent } from '../spaces/load-people.ts';
import { channelId, loadSites } from '../spaces/load-sites.ts';
import type { SpaceFile } from '../spaces/space-file.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, plainDate } from '../time.ts';
import type { Change } from './compare-spaces.ts';
import { keyOf } from './merge-spaces.ts';

/** The file as it will stand, and where its rows are. */
interface Applying {
  by: Happening;
  file: SpaceFile;
  ids: Ids;
}

/**
 * Writes what an import changes into a space that is in use, in the caller's transaction. New entries are loaded as a file is;
 * known ones are brought up to date, and the rooms hear of it so that what waits follows.
 *
 * @param file the whole space as it will stand, judged already
 */
export async function applyChanges(
  by: Happening,
  file: SpaceFile,
  changes: readonly Change[],
): Promise<void> {
  const ids = await idsOf(by.tx, by.space.id, file);
  const applying: Applying = { by, file, ids };
  await addEntries(applying, changes);
  for (const change of changes)
    if (change.kind === 'changed' || change.owner) await writers[change.section]?.(applying, change);
  await tellRooms(applying, changes);
  const sections = Object.fromEntries(
    Map.groupBy(changes, ({ section }) => section)
      .entries()
      .map(([section, list]) => [section, list.length]),
  );
  await journal(by, 'space.imported', { type: 'space', id: by.space.id }, { after: sections });
}

/** Ids of what the space has already, and new ones for the rest. */
async function idsOf(tx: Transaction, spaceId: string, file: SpaceFile): Promise<Ids> {
  const where = { spaceId };
  const [organisations, people, sites, committees, channels] = await Promise.all([
    tx.organisation.findMany({ where, select: { id: true, code: true } }),
    tx.person.findMany({ where, select: { id: true, handle: true } }),
    tx.site.findMany({ where, select: { id: true, code: true } }),
    tx.committee.findMany({ where, select: { id: true, code: true } }),
    tx.channel.findMany({ where }),
  ]);
  const known = (rows: readonly { id: string; code: string }[], names: readonly string[]) =>
    completed(new Map(rows.map(({ id, code }) => [code, id])), names);
  return {
    spaceId,
    organisations: known(
      organisations,
      file.organisations.map(({ code }) => code),
    ),
    people: completed(
      new Map(people.map(({ id, handle }) => [handle, id])),
      file.people.map(({ handle }) => handle),
    ),
    sites: known(
      sites,
      file.sites.map(({ code }) => code),
    ),
    committees: known(
      committees,
      file.committees.map(({ code }) => code),
    ),
    channels: file.channels.map(
      ({ workspace, name }) =>
        channels.find((one) => one.workspace === workspace && one.name === name)?.id ?? crypto.randomUUID(),
    ),
  };
}

function completed(known: Map<string, string>, names: readonly string[]): Map<string, string> {
  for (const name of names) if (!known.has(name)) known.set(name, crypto.randomUUID());
  return known;
}

/** New entries go through the loader of space files, with the others left out of it. */
async function addEntries({ by, file, ids }: Applying, changes: readonly Change[]): Promise<void> {
  const { tx, now } = by;
  const fresh = new Set(
    changes
      .filter(({ kind, owner }) => kind === 'added' && !owner)
      .map((one) => `${one.section} ${keyOf(one.section, one.entry)}`),
  );
  const only = <K extends keyof SpaceFile>(section: K): SpaceFile[K] =>
    (file[section] as unknown[]).filter((entry) =>
      fresh.has(`${section} ${keyOf(section, entry as Record<string, unknown>)}`),
    ) as SpaceFile[K];
  const subset: SpaceFile = {
    ...file,
    organisations: only('organisations'),
    people: only('people'),
    sites: only('sites'),
    committees: only('committees'),
    constraints: only('constraints'),
    staff: only('staff'),
    referents: only('referents'),
    onCall: only('onCall'),
    trainings: only('trainings'),
    usageTargets: only('usageTargets'),
  };
  await loadOrganisations(tx, { ...subset, channels: [] }, ids);
  await addChannels(tx, file, ids, only('channels'));
  await loadPeople(tx, subset, ids, await peoplePresent(tx, ids.spaceId));
  await loadSites(tx, subset, ids);
  await loadCommittees(tx, subset, ids);
  await loadDeployments(tx, subset, ids, now);
}

async function addChannels(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  added: SpaceFile['channels'],
): Promise<void> {
  await tx.channel.createMany({
    data: added.map((one) => ({
      id: ids.channels[file.channels.indexOf(one)],
      spaceId: ids.spaceId,
      platform: one.platform,
      workspace: one.workspace,
      externalId: one.id ?? one.name,
      name: one.name,
      topic: one.topic,
    })),
  });
}

type Writer = (applying: Applying, change: Change) => Promise<void>;

/** How each kind of entry is brought up to date. */
const writers: Readonly<Record<string, Writer>> = {
  async space({ by, file, ids }) {
    const { space } = file;
    await by.tx.space.update({
      where: { id: ids.spaceId },
      data: {
        name: space.name,
        projectName: space.project,
        projectPhase: space.phase,
        milestonePhase: space.milestonePhase ?? null,
        timeZone: space.timeZone,
        locale: space.locale,
        charter: JSON.parse(JSON.stringify(space.charter ?? {})),
      },
    });
  },
  async organisations({ by, file, ids }, { entry }) {
    const one = found(file.organisations, ({ code }) => code === entry.code);
    const { code, newsChannel, agreementSignedOn, agreementEndsOn, timeZone, ...columns } = one;
    await by.tx.organisation.update({
      where: { id: idOf(ids.organisations, code) },
      data: {
        ...columns,
        timeZone: timeZone ?? file.space.timeZone,
        newsChannelId: channelId(newsChannel, file, ids),
        agreementSignedOn: dateOrNull(agreementSignedOn),
        agreementEndsOn: dateOrNull(agreementEndsOn),
      },
    });
  },
  async people({ by, file, ids }, { entry }) {
    const one = found(file.people, ({ handle }) => handle === entry.handle);
    const { handle, organisation, accounts, absences, workspace, locale, ...columns } = one;
    await by.tx.person.update({
      where: { id: idOf(ids.people, handle) },
      data: {
        ...columns,
        locale: locale ?? file.space.locale,
        organisationId: optionalId(ids.organisations, organisation),
      },
    });
  },
  async absences({ by, ids }, { entry, owner }) {
    const { from, to } = entry as { from: string; to: string };
    const personId = idOf(ids.people, String(owner?.handle));
    const period = {
      from: dateColumn(Temporal.PlainDate.from(from)),
      to: dateColumn(Temporal.PlainDate.from(to)),
    };
    const { count } = await by.tx.absence.updateMany({
      where: { personId, from: period.from },
      data: { to: period.to },
    });
    if (count === 0) await by.tx.absence.create({ data: { spaceId: ids.spaceId, personId, ...period } });
  },
  async sites({ by, file, ids }, { entry, fields }) {
    const one = found(file.sites, ({ code }) => code === entry.code);
    const siteId = idOf(ids.sites, one.code);
    await by.tx.site.update({
      where: { id: siteId },
      data: {
        name: one.name,
        town: one.town,
        typology: one.typology,
        finess: one.finess,
        staffCount: one.staffCount,
        organisationId: idOf(ids.organisations, one.organisation),
        directorId: optionalId(ids.people, one.director),
        channelId: channelId(one.channel, file, ids),
        phone: one.phone,
        shiftStarts: one.shifts.toSorted(),
      },
    });
    const before = await by.tx.deployment.findUniqueOrThrow({ where: { siteId } });
    await by.tx.deployment.update({
      where: { siteId },
      data: {
        kind: one.kind,
        pilot: one.pilot,
        goLive: dateOrNull(one.goLive),
        trainers: one.trainers,
        supportPhone: one.supportPhone,
        vendorContactId: optionalId(ids.people, one.vendorContact),
        objectives: one.objectives,
      },
    });
    if (fields.some(({ field }) => field === 'goLive')) await shiftPhases(by.tx, before, one.goLive);
  },
  async staff({ by, file, ids }, { entry }) {
    const one = found(file.staff, ({ site, person }) => site === entry.site && person === entry.person);
    const [siteId, personId] = [idOf(ids.sites, one.site), idOf(ids.people, one.person)];
    await by.tx.posting.update({
      where: { siteId_personId: { siteId, personId } },
      data: {
        team: one.team,
        shiftStartsAt: one.shift,
        unitManager: one.manager,
        from: dateOrNull(one.from),
        to: dateOrNull(one.to),
      },
    });
  },
  async referents({ by, file, ids }, { entry }) {
    const one = found(
      file.referents,
      ({ site, person, kind }) => site === entry.site && person === entry.person && kind === entry.kind,
    );
    await by.tx.referentAssignment.updateMany({
      where: {
        siteId: idOf(ids.sites, one.site),
        personId: idOf(ids.people, one.person),
        kind: one.kind,
        state: { in: ['proposed', 'accepted'] },
      },
      data: {
        missions: one.missions,
        from: dateOrNull(one.from),
        to: dateOrNull(one.to),
        timeShare: one.timeShare,
        state: one.accepted ? 'accepted' : 'proposed',
      },
    });
  },
  async phases({ by, file, ids }, { entry }) {
    const one = found(file.phases, ({ site, phase }) => site === entry.site && phase === entry.phase);
    const deployment = await by.tx.deployment.findUniqueOrThrow({
      where: { siteId: idOf(ids.sites, one.site) },
    });
    await by.tx.milestone.update({
      where: { deploymentId_phase: { deploymentId: deployment.id, phase: one.phase } },
      data: {
        startsOn: dateOrNull(one.from),
        endsOn: dateOrNull(one.to),
        doneOn: dateOrNull(one.done),
        state: one.state,
        ownerId: optionalId(ids.people, one.owner),
        ownerLabel: one.by,
        after: one.after,
      },
    });
  },
  async constraints({ by, file, ids }, { entry }) {
    const key = keyOf('constraints', entry);
    const one = found(file.constraints, (other) => keyOf('constraints', other) === key);
    await by.tx.calendarConstraint.updateMany({
      where: {
        spaceId: ids.spaceId,
        kind: one.kind,
        label: one.label,
        organisationId: optionalId(ids.organisations, one.organisation),
        siteId: optionalId(ids.sites, one.site),
        withdrawnAt: null,
      },
      data: {
        from: dateColumn(Temporal.PlainDate.from(one.from)),
        to: dateColumn(Temporal.PlainDate.from(one.to ?? one.from)),
        hard: one.hard,
        source: one.source,
        confirmed: one.confirmed,
      },
    });
  },
  async committees({ by, file, ids }, { entry }) {
    const one = found(file.committees, ({ code }) => code === entry.code);
    await by.tx.committee.update({
      where: { id: idOf(ids.committees, one.code) },
      data: {
        label: one.label,
        organisationId: idOf(ids.organisations, one.organisation),
        timeZone: one.timeZone ?? file.space.timeZone,
        duties: one.duties,
        template: one.template,
        computerises: one.computerises,
        cadenceDays: one.cadenceDays,
        rules: JSON.parse(JSON.stringify(one.rules)),
        place: one.place,
        videoLink: one.videoLink,
      },
    });
  },
  async members({ by, file, ids }, { entry, owner }) {
    const committee = found(file.committees, ({ code }) => code === owner?.code);
    const seat = found(committee.members, ({ person }) => person === entry.person);
    const [committeeId, personId] = [idOf(ids.committees, committee.code), idOf(ids.people, seat.person)];
    const columns = {
      roles: seat.roles,
      functionLabel: seat.function,
      representsTypologies: seat.represents?.typologies ?? [],
      representsOrganisationId: optionalId(ids.organisations, seat.represents?.organisation),
      voting: votes(seat),
      sponsor: isSponsor(seat),
      substituteId: optionalId(ids.people, seat.substitute),
      phases: seat.phases,
      from: dateOrNull(seat.from),
      to: dateOrNull(seat.to),
      state: seat.state,
    };
    await by.tx.membership.upsert({
      where: { committeeId_personId: { committeeId, personId } },
      create: { spaceId: ids.spaceId, committeeId, personId, ...columns },
      update: columns,
    });
  },
  async onCall({ by, file, ids }, { entry }) {
    const key = keyOf('onCall', entry);
    const one = found(file.onCall, (other) => keyOf('onCall', other) === key);
    await by.tx.onCall.updateMany({
      where: {
        siteId: idOf(ids.sites, one.site),
        personId: idOf(ids.people, one.person),
        from: dateColumn(Temporal.PlainDate.from(one.from)),
      },
      data: { to: dateColumn(Temporal.PlainDate.from(one.to)), phone: one.phone },
    });
  },
  async trainings({ by, file, ids }, { entry }) {
    const key = keyOf('trainings', entry);
    const { site, on, ...columns } = found(file.trainings, (other) => keyOf('trainings', other) === key);
    await by.tx.trainingSession.updateMany({
      where: {
        siteId: idOf(ids.sites, site),
        on: dateColumn(Temporal.PlainDate.from(on)),
        title: columns.title,
      },
      data: columns,
    });
  },
  async usageTargets({ by, ids }, { entry }) {
    await by.tx.usageTarget.updateMany({
      where: {
        spaceId: ids.spaceId,
        code: String(entry.code),
        organisationId: optionalId(ids.organisations, entry.organisation as string | undefined),
      },
      data: { label: String(entry.label), target: Number(entry.target) },
    });
  },
};

/** Phases that nobody has dated otherwise follow the go-live by as many days. */
async function shiftPhases(
  tx: Transaction,
  before: { id: string; goLive: Date | null },
  goLive: string | undefined,
): Promise<void> {
  const from = goLiveOf(before);
  if (!from || !goLive) return;
  const days = from.until(Temporal.PlainDate.from(goLive), { largestUnit: 'day' }).days;
  const moved = (date: Date | null) => date && dateColumn(plainDate(date).add({ days }));
  for (const one of await tx.milestone.findMany({ where: { deploymentId: before.id, state: 'todo' } }))
    await tx.milestone.update({
      where: { id: one.id },
      data: { startsOn: moved(one.startsOn), endsOn: moved(one.endsOn) },
    });
}

/** Members who come are invited to what lies ahead; what waits around a go-live follows its people and its date. */
async function tellRooms({ by, ids }: Applying, changes: readonly Change[]): Promise<void> {
  const today = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  for (const { section, kind, entry, owner } of changes) {
    if (section !== 'members' || !owner) continue;
    await by.announce({
      kind: kind === 'added' ? 'member.joined' : 'member.changed',
      committeeId: idOf(ids.committees, String(owner.code)),
      personId: idOf(ids.people, String(entry.person)),
      on: today,
    });
  }
  const touched = new Set(
    changes.flatMap(({ section, entry }) => {
      if (section === 'sites') return [String(entry.code)];
      return ['staff', 'referents', 'phases'].includes(section) ? [String(entry.site)] : [];
    }),
  );
  for (const code of touched)
    await by.announce({ kind: 'site.peopleChanged', siteId: idOf(ids.sites, code) });
}

function found<T>(entries: readonly T[], is: (entry: T) => boolean): T {
  const entry = entries.find(is);
  if (!entry) throw new Error('A change is about an entry that the file does not have');
  return entry;
}
