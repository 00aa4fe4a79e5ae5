import { date, entity, text } from '../../conversation/arguments.ts';
import type { Block, Card } from '../../conversation/card.ts';
import { formatDateRange } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { dutiesFrom } from '../../sites/on-duty.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Person, Site } from '../../store/generated/client.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { peopleOfTheSite } from '../arguments.ts';
import { tellOnDuty } from './tell-of-site.ts';

/** Who is on duty for a site and when: a blocking difficulty reaches them at any hour (4.1, invariant 11). */
export const siteDuty = domainCommand({
  name: 'site duty',
  alias: 'site astreinte',
  synonyms: ['astreinte', 'astreintes', 'site astreintes'],
  group: 'referent',
  act: 'onCall.set',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', {
      position: 2,
      optional: true,
      keys: ['personne', 'qui'],
      options: peopleOfTheSite,
    }),
    from: date({ optional: true, keys: ['du', 'dès'] }),
    to: date({ optional: true, keys: ['au', 'jusqu’au', "jusqu'au"] }),
    phone: text({ optional: true, max: 40, keys: ['téléphone', 'tél'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person, from, to, phone }): Promise<Reply> {
    if (!person && !from && !to)
      return { outcome: 'done', visibility: 'private', card: await listed(turn, site) };
    if (!person || !from)
      return {
        outcome: 'form',
        visibility: 'private',
        form: await turn.formFor('site duty', {
          site: site.code,
          ...(person && { person: person.text }),
          ...(from && { from: from.toString() }),
        }),
      };
    const until = to ?? from;
    if (Temporal.PlainDate.compare(until, from) < 0) return sayNo(turn, 'referent.reversed', {}, 'to');
    const row = await turn.tx.onCall.create({
      data: {
        spaceId: turn.space.id,
        siteId: site.id,
        personId: person.value.id,
        from: dateColumn(from),
        to: dateColumn(until),
        phone: phone ?? person.value.phone,
      },
    });
    const dates = { from: from.toString(), to: until.toString() };
    await journal(
      turn,
      'site.dutySet',
      { type: 'site', id: site.id },
      {
        after: { person: person.value.handle, ...dates },
      },
    );
    await tellOnDuty(turn, row);
    await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    return {
      outcome: 'done',
      visibility: 'private',
      card: await listed(turn, site, [
        {
          kind: 'notice',
          tone: 'success',
          text: turn.t('referent.duty.done', {
            name: fullName(person.value),
            period: formatDateRange(from, until, turn.locale),
          }),
        },
      ]),
    };
  },
});

/** « Retirer » beside a duty. */
export const removeDuty = domainCommand({
  name: 'duty remove',
  alias: 'astreinte retirer',
  group: 'referent',
  act: 'onCall.set',
  hidden: true,
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2 }),
    from: date({ position: 3, lookBack: true }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person: { value: person }, from }): Promise<Reply> {
    const { count } = await turn.tx.onCall.deleteMany({
      where: { siteId: site.id, personId: person.id, from: dateColumn(from) },
    });
    if (count > 0) {
      await journal(
        turn,
        'site.dutyRemoved',
        { type: 'site', id: site.id },
        {
          before: { person: person.handle, from: from.toString() },
        },
      );
      await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    }
    return {
      outcome: count > 0 ? 'done' : 'refused',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await listed(turn, site),
    };
  },
});

async function listed(turn: DomainTurn, site: Site, said: Block[] = []): Promise<Card> {
  const { tx, t, locale } = turn;
  const { organisation } = await tx.site.findUniqueOrThrow({
    where: { id: site.id },
    include: { organisation: true },
  });
  const duties = await dutiesFrom(tx, site.id, dayOn({ organisation }, turn.now));
  return {
    heading: t('referent.duty.heading', { code: site.code, site: site.name }),
    blocks: [
      ...said,
      ...(duties.length === 0
        ? [{ kind: 'text' as const, text: t('referent.duty.none', { code: site.code }) }]
        : []),
      ...duties.flatMap(({ person, from, to, phone, id }): Block[] => [
        {
          kind: 'list',
          items: [
            {
              text: [
                { bold: fullName(person) },
                ` · ${formatDateRange(plainDate(from), plainDate(to), locale)}`,
              ],
              ...(phone && { detail: phone }),
            },
          ],
        },
        {
          kind: 'actions',
          buttons: [
            {
              id: `remove-${id}`,
              label: t('referent.button.removeDuty'),
              command: 'duty remove',
              arguments: {
                site: site.code,
                person: `@${person.handle}`,
                from: plainDate(from).toString(),
              },
            },
          ],
        },
      ]),
    ],
  };
}
