import { date, entity } from '../conversation/arguments.ts';
import { formatDate } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { siteArgument, siteOf } from '../sites/site-argument.ts';
import type { Person } from '../store/generated/client.ts';
import { accept } from './accept.ts';
import { peopleOfTheSite, referentsOfTheSite } from './arguments.ts';
import { lockReferents, namedOn } from './assignment.ts';
import { nameSomebody } from './name-referent.ts';
import { done } from './set-referent.ts';

/**
 * C38: one referent takes over from another on a day, with the same missions. Nothing changes before they accept, and until that
 * day whoever has the mission keeps it.
 */
export const handOver = domainCommand({
  name: 'referent handover',
  alias: 'référent relais',
  synonyms: ['référent remplacer'],
  group: 'referent',
  act: 'referent.name',
  arguments: {
    site: siteArgument(),
    from: entity<Person>('person', { position: 2, keys: ['de'], options: referentsOfTheSite }),
    person: entity<Person>('person', { position: 3, keys: ['à', 'vers'], options: peopleOfTheSite }),
    day: date({ position: 4, optional: true, keys: ['le', 'dès', 'du'] }),
  },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const site = values.site.value;
    const [former, next] = [values.from.value, values.person.value];
    await lockReferents(turn.tx, site.id);
    const { organisation } = await turn.tx.site.findUniqueOrThrow({
      where: { id: site.id },
      include: { organisation: true },
    });
    const today = dayOn({ organisation }, turn.now);
    const named = await namedOn(turn.tx, site.id, today);
    const mission = named.find((one) => one.personId === former.id);
    if (!mission) return sayNo(turn, 'referent.isNone', { name: fullName(former), site: site.name }, 'from');
    if (named.some((one) => one.personId === next.id))
      return sayNo(turn, 'referent.alreadyOther', { name: fullName(next), site: site.name }, 'person');
    const { kind, missions, timeShare } = mission;
    const from = values.day ?? today;
    const created = await nameSomebody(turn, site, {
      ...{ person: next, kind, missions, from },
      ...(timeShare && { share: timeShare }),
    });
    if (next.id === turn.actor.id) await accept(turn, created);
    return done(turn, site, today, 'referent.handover.asked', {
      name: fullName(next),
      former: fullName(former),
      day: formatDate(from, turn.locale),
    });
  },
});
