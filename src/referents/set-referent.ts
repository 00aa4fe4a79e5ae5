import { entity, integer, text } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { timesLaid } from '../delivery/look-up.ts';
import { journal } from '../people/journal.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Person, Site } from '../store/generated/client.ts';
import type { ReferentKind } from '../store/generated/enums.ts';
import { dateColumn, plainDate, toDate } from '../time.ts';
import { accept } from './accept.ts';
import {
  fromArgument,
  kindArgument,
  onSite,
  peopleOfTheSite,
  siteArgument,
  toArgument,
} from './arguments.ts';
import { type Assignment, assignmentParts, dayOnSite, lockReferents, namedOn } from './assignment.ts';
import { missionsIn, usualMissions } from './missions.ts';
import { planDay } from './plan-days.ts';
import { referentCard } from './referent-card.ts';
import { tellAbout } from './tell.ts';

/** C38: names a referent of a site, who accepts; said again, it changes the missions or the dates. */
export const setReferent = domainCommand({
  name: 'referent set',
  alias: 'référent nommer',
  synonyms: ['nommer référent', 'référent modifier'],
  group: 'referent',
  act: 'referent.name',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'], options: peopleOfTheSite }),
    kind: kindArgument(3),
    missions: text({ optional: true, max: 300, keys: ['mission'] }),
    from: fromArgument(),
    to: toArgument(),
    share: integer({ optional: true, min: 1, max: 100, keys: ['temps', 'quotité'] }),
  },
  siteOf: onSite,

  async run(turn, values): Promise<Reply> {
    const site = values.site.value;
    const person = values.person.value;
    const { from, to, kind, share } = values;
    if (from && to && Temporal.PlainDate.compare(to, from) < 0)
      return sayNo(turn, 'referent.reversed', {}, 'to');
    await lockReferents(turn.tx, site.id);
    const { organisation } = await turn.tx.site.findUniqueOrThrow({
      where: { id: site.id },
      include: { organisation: true },
    });
    const day = dayOnSite({ organisation }, turn.now);
    const named = await namedOn(turn.tx, site.id, day);
    const same = named.find((one) => one.personId === person.id && one.kind === kind);
    const missions = missionsIn(values.missions);
    if (same) return change(turn, same, { missions, from, to, share });
    if (named.some((one) => one.personId === person.id))
      return sayNo(turn, 'referent.alreadyOther', { name: fullName(person), site: site.name }, 'person');
    const holder = named.find((one) => one.kind === kind && !isFreeFrom(one, from ?? day));
    if (holder) {
      const key = holder.to ? 'referent.takenUntil' : 'referent.taken';
      return sayNo(
        turn,
        key,
        {
          name: fullName(holder.person),
          kind: turn.t(`referent.kind.${kind}`),
          site: site.code,
          holder: holder.person.handle,
          next: person.handle,
          day: holder.to ? plainDate(holder.to).toLocaleString('fr-FR') : '',
        },
        'person',
      );
    }
    const created = await nameSomebody(turn, site, { person, kind, missions, from, to, share });
    const accepted = person.id === turn.actor.id ? await accept(turn, created) : null;
    return done(turn, site, day, accepted ? 'referent.set.self' : 'referent.set.asked', {
      name: fullName(person),
    });
  },
});

export interface NewReferent {
  person: Person;
  kind: ReferentKind;
  missions: string[] | null;
  from?: Temporal.PlainDate;
  /** Last day. */
  to?: Temporal.PlainDate;
  share?: number;
}

/** Stores the mission and asks whoever is named. */
export async function nameSomebody(
  turn: DomainTurn,
  site: Site,
  { person, kind, missions, from, to, share }: NewReferent,
): Promise<Assignment> {
  const { tx } = turn;
  const created = await tx.referentAssignment.create({
    data: {
      spaceId: turn.space.id,
      siteId: site.id,
      personId: person.id,
      kind,
      missions: missions ?? usualMissions(kind, turn.spaceT),
      from: from && dateColumn(from),
      to: to && dateColumn(to.add({ days: 1 })),
      timeShare: share,
      namedById: turn.actor.id,
      createdAt: toDate(turn.now),
    },
    include: assignmentParts,
  });
  const subject = { type: 'referent', id: created.id };
  await journal(turn, 'referent.named', subject, { after: { site: site.code, person: person.handle, kind } });
  await tellAbout(turn, created, { personId: person.id, rule: 'REFERENT-ASK', message: 'referent.asked' });
  if (to) await planDay(turn, created, to.add({ days: 1 }));
  await turn.announce({ kind: 'referent.changed', siteId: site.id, personId: person.id });
  await settleVacancy(turn, site, kind);
  return created;
}

/** Whoever was asked to name the next one sees that it is done. */
async function settleVacancy(turn: DomainTurn, site: Site, kind: ReferentKind): Promise<void> {
  const left = await turn.tx.referentAssignment.findMany({
    where: { siteId: site.id, kind, successorDueOn: { not: null } },
    select: { id: true },
  });
  for (const { id } of left) await turn.ledger.refresh(turn.tx, { type: 'referent', id }, turn.correlationId);
}

/** @returns whether the place of a referent is free from that day on */
function isFreeFrom({ to }: Assignment, day: Temporal.PlainDate): boolean {
  return to !== null && Temporal.PlainDate.compare(plainDate(to), day) <= 0;
}

async function change(
  turn: DomainTurn,
  before: Assignment,
  { missions, from, to, share }: Pick<NewReferent, 'missions' | 'from' | 'to' | 'share'>,
): Promise<Reply> {
  const { site } = before;
  const day = dayOnSite(site, turn.now);
  if (!missions && !from && !to && !share)
    return sayNo(turn, 'referent.already', {
      name: fullName(before.person),
      kind: turn.t(`referent.kind.${before.kind}`),
      site: site.name,
    });
  const after = await turn.tx.referentAssignment.update({
    where: { id: before.id },
    data: {
      ...(missions && { missions }),
      ...(from && { from: dateColumn(from) }),
      ...(to && { to: dateColumn(to.add({ days: 1 })) }),
      ...(share && { timeShare: share }),
    },
    include: assignmentParts,
  });
  const subject = { type: 'referent', id: before.id };
  await journal(turn, 'referent.changed', subject, {
    before: { missions: before.missions },
    after: {
      missions: after.missions,
      ...(from && { from: from.toString() }),
      ...(to && { to: to.toString() }),
    },
  });
  if (to) await planDay(turn, after, to.add({ days: 1 }));
  if (from && Temporal.PlainDate.compare(from, day) > 0) await planDay(turn, after, from);
  await tellAbout(
    turn,
    after,
    { personId: after.personId, rule: 'REFERENT-CHANGED', message: 'referent.missionsChanged' },
    1 + (await timesLaid(turn.tx, { type: 'referent', id: after.id }, { rule: 'REFERENT-CHANGED' })),
  );
  await turn.announce({ kind: 'referent.changed', siteId: site.id, personId: after.personId });
  return done(turn, site, day, 'referent.set.changed', { name: fullName(after.person) });
}

/** What was done, over the referents as they stand. */
export async function done(
  turn: DomainTurn,
  site: Site,
  day: Temporal.PlainDate,
  key: string,
  values: Record<string, string>,
): Promise<Reply> {
  const card = await referentCard(turn.tx, site, day, turn.t);
  return {
    outcome: 'done',
    visibility: 'here',
    replaces: turn.via === 'button',
    card: {
      ...card,
      blocks: [{ kind: 'notice', tone: 'success', text: turn.t(key, values) }, ...card.blocks],
    },
  };
}
