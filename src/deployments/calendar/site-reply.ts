import type { Block, ListItem } from '../../conversation/card.ts';
import { formatDate, formatDateRange } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Reply } from '../../conversation/reply.ts';
import { judgeAct } from '../../people/permit.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { conflictText } from './checks/check-words.ts';
import type { Conflict } from './checks/conflict.ts';
import { phaseLabel } from './phases.ts';
import type { PlannedPhase, PlannedSite } from './plan.ts';

/** The phases of one site, with who answers for each, and what does not fit there. @param said what was just done */
export async function siteReply(
  turn: DomainTurn,
  site: PlannedSite,
  conflicts: readonly Conflict[],
  said?: string,
): Promise<Reply> {
  const { t, tx, space } = turn;
  const own = conflicts.filter(({ sites }) => sites.some(({ id }) => id === site.id));
  const committeeId = (await steeringCommittee(tx, space.id))?.id;
  const { verdict } = await judgeAct(turn, 'calendar.prepare', { committeeId, siteId: site.id, own: false });
  const blocks: Block[] = [
    ...(said ? [{ kind: 'notice' as const, tone: 'success' as const, text: said }] : []),
    {
      kind: 'text',
      text: site.goLive
        ? t.rich('deployment.calendar.goLiveOn', { date: formatDate(site.goLive, t.locale) })
        : t('deployment.check.noDate'),
    },
    {
      kind: 'list',
      heading: t('deployment.calendar.phases'),
      items: site.phases.filter(({ phase }) => phase !== 'goLive').map((phase) => phaseItem(phase, t)),
    },
    ...(own.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('deployment.calendar.siteConflicts'),
            items: own.map((conflict) => ({
              text: conflictText(conflict, t),
              tone: conflict.weight === 'blocking' ? ('danger' as const) : ('warning' as const),
            })),
          },
        ]
      : []),
  ];
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: `${site.code} · ${site.name}`,
      blocks,
      actions:
        verdict === 'allowed'
          ? [
              {
                id: 'phase',
                label: t('deployment.calendar.button.phase'),
                command: 'calendar phase',
                arguments: { site: site.code },
              },
            ]
          : [],
    },
  };
}

/** « Formation : du 21 septembre 2026 au 1er octobre 2026 », and under it where it stands and who answers for it. */
function phaseItem({ phase, startsOn, endsOn, doneOn, state, owner }: PlannedPhase, t: Translator): ListItem {
  const when = () => {
    if (state === 'notApplicable') return t('deployment.calendar.phase.notApplicable');
    if (startsOn && endsOn) return formatDateRange(startsOn, endsOn, t.locale);
    return t('deployment.calendar.phase.noDates');
  };
  // @keys deployment.calendar.phase.state.*
  const stands = doneOn
    ? t('deployment.calendar.phase.doneOn', { date: formatDate(doneOn, t.locale, { weekday: false }) })
    : t(`deployment.calendar.phase.state.${state}`);
  return {
    text: t('deployment.calendar.phase.line', { phase: phaseLabel(phase, t), when: when() }),
    ...(state !== 'notApplicable' && {
      detail: [stands, ...(owner ? [owner] : [])].join(' · '),
    }),
  };
}
