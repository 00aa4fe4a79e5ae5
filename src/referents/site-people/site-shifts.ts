import { text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatList, formatTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { shiftsIn } from './shift-list.ts';

/** When the shifts of a site begin: the staff read their messages then. */
export const siteShifts = domainCommand({
  name: 'site shifts',
  alias: 'site horaires',
  synonyms: ['site postes'],
  group: 'referent',
  act: 'site.manage',
  arguments: {
    site: siteArgument(),
    shifts: text({ position: 2, rest: true, max: 80, keys: ['horaires', 'postes'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, shifts: given }): Promise<Reply> {
    const { tx, t, locale } = turn;
    const starts = shiftsIn(given);
    if (!starts) return sayNo(turn, 'referent.shifts.unreadable', { text: given, code: site.code }, 'shifts');
    await tx.site.update({ where: { id: site.id }, data: { shiftStarts: starts } });
    await journal(
      turn,
      'site.shiftsChanged',
      { type: 'site', id: site.id },
      {
        before: { shifts: site.shiftStarts },
        after: { shifts: starts },
      },
    );
    const elsewhere = await tx.posting.count({
      where: {
        siteId: site.id,
        shiftStartsAt: { not: null, notIn: starts },
        person: { state: { not: 'left' } },
      },
    });
    await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    const hours = starts.map((start) => formatTime(Temporal.PlainTime.from(start), locale));
    const other: Block[] =
      elsewhere > 0
        ? [
            {
              kind: 'notice',
              tone: 'warning',
              text: t('referent.shifts.elsewhere', { count: elsewhere, code: site.code }),
            },
          ]
        : [];
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('referent.site.heading', { code: site.code, site: site.name }),
        blocks: [
          { kind: 'text', text: t('referent.shifts.done', { hours: formatList(hours, locale) }) },
          ...other,
        ],
      },
    };
  },
});
