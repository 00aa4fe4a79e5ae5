import { date, entity } from '../conversation/arguments.ts';
import { formatDate } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { siteArgument, siteOf } from '../sites/site-argument.ts';
import type { Person } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { referentsOfTheSite } from './arguments.ts';
import { lastDayOf, lockReferents, namedOn } from './assignment.ts';
import { endAssignment } from './end-assignment.ts';
import { referentCard } from './referent-card.ts';

/** C38, nasty case 2: a mission ends, today or on a day to come; nobody says why. */
export const endReferent = domainCommand({
  name: 'referent end',
  alias: 'référent fin',
  synonyms: ['référent départ', 'fin référent'],
  group: 'referent',
  act: 'referent.name',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'], options: referentsOfTheSite }),
    day: date({ position: 3, optional: true, lookBack: true, keys: ['le', 'jour'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person: { value: person }, day: given }): Promise<Reply> {
    const { t } = turn;
    await lockReferents(turn.tx, site.id);
    const { organisation } = await turn.tx.site.findUniqueOrThrow({
      where: { id: site.id },
      include: { organisation: true },
    });
    const today = dayOn({ organisation }, turn.now);
    const lastDay = given ?? today;
    const mission = (await namedOn(turn.tx, site.id, today)).find((one) => one.personId === person.id);
    if (!mission)
      return sayNo(turn, 'referent.isNone', { name: fullName(person), site: site.name }, 'person');
    if (lastDayOf(mission)?.equals(lastDay))
      return sayNo(turn, 'referent.endsAlready', {
        name: fullName(person),
        day: formatDate(lastDay, t.locale),
      });
    const ended = await endAssignment(turn, mission, lastDay);
    const shown = await referentCard(turn.tx, site, today, t);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        ...shown,
        blocks: [
          {
            kind: 'notice',
            tone: 'success',
            text: t('referent.end.done', { name: fullName(person), day: formatDate(lastDay, t.locale) }),
          },
          ...(ended.successorDueOn
            ? [
                {
                  kind: 'notice' as const,
                  tone: 'warning' as const,
                  text: t('referent.end.successor', {
                    day: formatDate(plainDate(ended.successorDueOn), t.locale),
                  }),
                },
              ]
            : []),
          ...shown.blocks,
        ],
      },
    };
  },
});
