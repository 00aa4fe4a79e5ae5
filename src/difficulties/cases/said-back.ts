import type { Block } from '../../conversation/card.ts';
import { formatDateTime, formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { deploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { DifficultyRow } from '../difficulty.ts';
import { phoneLines } from '../phones.ts';
import { numberOf } from '../series.ts';
import type { Reached } from './alert-blocking.ts';
import { recordDifficulty, type Told } from './report-difficulty.ts';
import { tellBlocking } from './tell-of-difficulty.ts';

/** Keeps what somebody tells, alerts who must hear of it at once, and says back who has it. */
export async function reportAndSay(turn: DomainTurn, told: Told): Promise<Reply> {
  const { t } = turn;
  const difficulty = await recordDifficulty(turn, told);
  const reached = difficulty.severity === 'blocking' ? await tellBlocking(turn, difficulty) : null;
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: t('difficulty.thanks', { number: numberOf('DIF', difficulty) }),
      blocks: [
        { kind: 'text', text: [{ bold: difficulty.text }] },
        ...(reached ? await whoHasIt(turn, difficulty, reached) : [written(t('difficulty.thanks.seen'))]),
        written(
          difficulty.anonymous
            ? t('difficulty.thanks.unnamed', {
                ahead: (await isReviewAhead(turn, difficulty)) ? 'yes' : 'no',
              })
            : t('difficulty.thanks.named'),
        ),
      ],
    },
  };
}

/** Days after the go-live at which everybody reads what came of what they said (D25). */
const reviewAfter = 14;

async function isReviewAhead({ tx, now }: DomainTurn, { site }: DifficultyRow): Promise<boolean> {
  const deployment = await deploymentOfSite(tx, site.id);
  const goLive = deployment && goLiveOf(deployment);
  if (!deployment || !goLive) return false;
  return Temporal.PlainDate.compare(dayOn(deployment.site, now), goLive.add({ days: reviewAfter })) < 0;
}

const written = (text: string): Block => ({ kind: 'text', text });

/** Who was reached; where nobody was, when they will be and whom to telephone. */
async function whoHasIt(turn: DomainTurn, { site }: DifficultyRow, reached: Reached): Promise<Block[]> {
  const { t, tx, locale } = turn;
  const names = await namesById(tx, [...reached.now, ...reached.later]);
  const named = (ids: readonly string[]) =>
    formatList(
      ids.flatMap((id) => names.get(id) ?? []),
      locale,
    );
  if (reached.now.length > 0)
    return [
      { kind: 'notice', tone: 'success', text: t('difficulty.alerted', { who: named(reached.now) }) },
      ...(reached.isOpen ? [] : await phoneLines(tx, site, t, turn.now)),
    ];
  const moment = formatDateTime(reached.opensAt, locale, { year: false });
  return [
    {
      kind: 'notice',
      tone: 'warning',
      text: t('difficulty.nobodyOnDuty', {
        known: reached.later.length > 0 ? 'yes' : 'no',
        who: named(reached.later),
        moment,
      }),
    },
    ...(await phoneLines(tx, site, t, turn.now)),
  ];
}
