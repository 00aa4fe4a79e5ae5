import { entity, integer, text } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { siteArgument, siteOf } from '../sites/site-argument.ts';
import type { Person, Site } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { accept } from './accept.ts';
import { fromArgument, kindArgument, peopleOfTheSite, toArgument } from './arguments.ts';
import { type Assignment, lockReferents, namedOn } from './assignment.ts';
import { missionsIn } from './missions.ts';
import { type ChangeOfMission, changeMission, nameSomebody } from './name-referent.ts';
import { referentCard } from './referent-card.ts';

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
  siteOf,

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
    const day = dayOn({ organisation }, turn.now);
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

/** @returns whether the place of a referent is free from that day on */
function isFreeFrom({ to }: Assignment, day: Temporal.PlainDate): boolean {
  return to !== null && Temporal.PlainDate.compare(plainDate(to), day) <= 0;
}

async function change(turn: DomainTurn, before: Assignment, changed: ChangeOfMission): Promise<Reply> {
  const { site, person, kind } = before;
  const { missions, from, to, share } = changed;
  if (!missions && !from && !to && !share)
    return sayNo(turn, 'referent.already', {
      name: fullName(person),
      kind: turn.t(`referent.kind.${kind}`),
      site: site.name,
    });
  await changeMission(turn, before, changed);
  return done(turn, site, dayOn(site, turn.now), 'referent.set.changed', { name: fullName(person) });
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
