import { namesById } from '../people/names-by-id.ts';
import { changesOf, contentAt } from '../risks/risk-history.ts';
import { isLive, scoreOf, trendOf, worstFirst } from '../risks/risk-score.ts';
import type { Transaction } from '../store/store.ts';
import type { ReportedRisk } from './content.ts';
import type { ReportWithCommittee } from './report.ts';

/** @returns the risks that are followed and those closed since an instant, the worst first */
export async function reportedRisks(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
  since: Temporal.Instant,
): Promise<ReportedRisk[]> {
  const risks = await tx.risk.findMany({ where: { committeeId } });
  const changes = await changesOf(
    tx,
    risks.map(({ id }) => id),
  );
  const names = await namesById(
    tx,
    risks.map(({ ownerId }) => ownerId),
  );
  const told = risks.flatMap((risk) => {
    const own = changes.filter(({ riskId }) => riskId === risk.id);
    const before = contentAt(risk, own, since);
    // Closed before the last report: it has been told.
    if (!isLive(risk) && !(before && isLive(before))) return [];
    return [
      {
        ...risk,
        score: scoreOf(risk),
        scoreBefore: before && isLive(before) ? scoreOf(before) : null,
        trend: trendOf(risk, before),
        owner: names.get(risk.ownerId ?? '') ?? null,
      },
    ];
  });
  const ordered = [...worstFirst(told.filter(isLive)), ...worstFirst(told.filter((one) => !isLive(one)))];
  return ordered.map(({ number, title, score, scoreBefore, trend, state, owner, prevention }) => ({
    number,
    title,
    score,
    scoreBefore,
    trend,
    state,
    owner,
    prevention,
  }));
}
