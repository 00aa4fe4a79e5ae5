import { date, entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Person } from '../../store/generated/client.ts';
import { dateColumn } from '../../time.ts';
import { peopleOfTheSite } from '../arguments.ts';

/** Somebody works there no more, from the day after the one that is said. */
export const removeStaff = domainCommand({
  name: 'staff remove',
  alias: 'équipe retirer',
  synonyms: ['site retirer'],
  group: 'referent',
  act: 'site.manage',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'], options: peopleOfTheSite }),
    day: date({ position: 3, optional: true, lookBack: true, keys: ['le', 'jour'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person: { value: person }, day }): Promise<Reply> {
    const { tx, t } = turn;
    const posting = await tx.posting.findUnique({
      where: { siteId_personId: { siteId: site.id, personId: person.id } },
    });
    const name = fullName(person);
    if (!posting)
      return sayNo(
        turn,
        'referent.staff.worksNotThere',
        { name, site: site.name, code: site.code },
        'person',
      );
    const { organisation } = await tx.site.findUniqueOrThrow({
      where: { id: site.id },
      include: { organisation: true },
    });
    const lastDay = day ?? dayOn({ organisation }, turn.now).subtract({ days: 1 });
    await tx.posting.update({
      where: { id: posting.id },
      data: { to: dateColumn(lastDay.add({ days: 1 })) },
    });
    await journal(
      turn,
      'site.staffRemoved',
      { type: 'site', id: site.id },
      {
        after: { person: person.handle, to: lastDay.toString() },
      },
    );
    await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        t('referent.staff.heading', { code: site.code, site: site.name }),
        t('referent.staff.removed', { name, day: day ? formatDate(day, turn.locale) : 'none' }),
      ),
    };
  },
});
