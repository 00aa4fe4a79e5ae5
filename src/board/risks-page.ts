import type { CommandButton } from '../conversation/card.ts';
import type { Page } from '../conversation/page.ts';
import { openMeetingOf } from '../meetings/open-meeting.ts';
import { aheadStates } from '../people/ahead-states.ts';
import { namesById } from '../people/names-by-id.ts';
import { mayRecord } from '../risks/reading-risks.ts';
import { type RiskRow, riskParts } from '../risks/risk.ts';
import { riskButtons } from '../risks/risk-card.ts';
import { type ReviewedRisk, riskReview } from '../risks/risk-review.ts';
import { isHigh, levelOf, liveStates, scoreOf, worstFirst } from '../risks/risk-score.ts';
import { type BoardView, framed } from './page-frame.ts';
import { button, cell, tableOr } from './parts.ts';
import { pathOf } from './paths.ts';

/** The register, the grave ones first, with what has changed since the meeting before (C52). */
export async function risksPage(view: BoardView): Promise<Page> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const risks = worstFirst(
    await tx.risk.findMany({
      where: { committeeId: committee.id, state: { in: [...liveStates] } },
      include: riskParts,
    }),
  );
  const names = await namesById(
    tx,
    risks.map(({ ownerId }) => ownerId),
  );
  const reviewed = await reviewOf(view);
  const records = await mayRecord(turn, committee.id);
  const sitting = records && (await openMeetingOf(tx, committee.id));
  const code = { committee: committee.code };
  const actsOn = (risk: RiskRow): CommandButton[] => [
    ...(sitting ? [button('review', t('risk.button.review'), 'risk review', { risk: risk.number })] : []),
    ...riskButtons(risk, t),
  ];
  return framed(view, {
    path: pathOf(committee.code, 'risks'),
    current: 'risks',
    title: t('board.nav.risks'),
    sections: [
      {
        id: 'risks',
        heading: t('board.risks.count', { count: risks.length }),
        parts: [
          tableOr(t('board.risks.none'), {
            caption: t('board.nav.risks'),
            columns: ['risk', 'score', 'followedBy', 'prevention'].map((name) => t(`board.column.${name}`)),
            rows: risks.map((risk) => ({
              about: risk.number,
              cells: [
                cell([{ bold: risk.number }, ` · ${risk.title}`], {
                  detail: t(`risk.category.${risk.category}`),
                }),
                cell(
                  t('board.risk.score', {
                    score: scoreOf(risk),
                    level: t(`risk.level.${levelOf(scoreOf(risk))}`),
                  }),
                  { detail: scoreDetail(view, risk, reviewed.get(risk.id)) },
                ),
                cell(names.get(risk.ownerId ?? '') ?? t('risk.nobody')),
                cell(
                  risk.prevention ?? '—',
                  risk.trigger ? { detail: t('board.risk.trigger', { text: risk.trigger }) } : {},
                ),
              ],
              tone: isHigh(risk) ? 'danger' : 'neutral',
              ...(records ? { acts: actsOn(risk) } : {}),
            })),
          }),
          ...(records
            ? [{ kind: 'acts' as const, acts: [button('add-risk', t('risk.button.add'), 'risk add', code)] }]
            : []),
        ],
      },
    ],
  });
}

function scoreDetail({ turn }: BoardView, risk: RiskRow, review: ReviewedRisk | undefined): string {
  const { probability, impact } = risk;
  const weighed = turn.t('risk.weighed', { probability, impact });
  if (!review) return weighed;
  return `${weighed} · ${turn.t(`risk.trend.${review.trend}`, { before: review.before?.score ?? 0 })}`;
}

/** The register as the meeting being held, or the next one, reviews it. */
async function reviewOf({ turn, committee }: BoardView): Promise<Map<string, ReviewedRisk>> {
  const meeting =
    (await openMeetingOf(turn.tx, committee.id)) ??
    (await turn.tx.meeting.findFirst({
      where: { committeeId: committee.id, state: { in: [...aheadStates] } },
      orderBy: { startsAt: 'asc' },
    }));
  if (!meeting) return new Map();
  return new Map((await riskReview(turn.tx, meeting.id)).map((one) => [one.id, one]));
}
