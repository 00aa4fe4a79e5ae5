import { formatList, formatTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { siteTies } from '../../people/site-ties.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { staffOf } from '../../sites/staff.ts';
import { teamsOf } from './staff-counts.ts';

/** Who works on a site, by team and shift. Names stay within its organisation (nasty case 5). */
export const siteStaff = domainCommand({
  name: 'site staff',
  alias: 'site équipe',
  synonyms: ['site équipes', 'site personnel'],
  group: 'referent',
  act: 'site.manage',
  readOnly: true,
  arguments: { site: siteArgument() },
  siteOf,

  async run(turn, { site: { value: named } }): Promise<Reply> {
    const { tx, t, locale } = turn;
    const site = await tx.site.findUniqueOrThrow({
      where: { id: named.id },
      include: { organisation: true },
    });
    const day = dayOn(site, turn.now);
    const staff = await staffOf(tx, site, day);
    const ties = await siteTies(tx, turn.actor.id, day, site.id);
    const own = ties.directs || ties.refers || turn.actor.organisationId === site.organisationId;
    const hour = (shift: string) => formatTime(Temporal.PlainTime.from(shift), locale);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('referent.staff.heading', { code: site.code, site: site.name }),
        blocks: [
          { kind: 'text', text: t('referent.staff.count', { count: staff.length }) },
          {
            kind: 'list',
            items: teamsOf(staff).map(({ team, shift, people, managers, names }) => {
              const detail = [
                ...(managers.length > 0
                  ? [t('referent.staff.managers', { names: formatList(managers, locale) })]
                  : []),
                ...(own ? [names.join(', ')] : []),
              ].join(' · ');
              return {
                text: [
                  { bold: team ?? t('referent.staff.noTeam') },
                  ...(shift ? [` · ${t('referent.staff.shift', { hour: hour(shift) })}`] : []),
                  ` · ${t('referent.staff.people', { count: people })}`,
                ],
                ...(detail && { detail }),
              };
            }),
          },
        ],
        actions: [
          {
            id: 'add',
            label: t('referent.button.addStaff'),
            command: 'staff add',
            arguments: { site: site.code },
          },
          {
            id: 'remove',
            label: t('referent.button.removeStaff'),
            command: 'staff remove',
            arguments: { site: site.code },
          },
        ],
      },
    };
  },
});
