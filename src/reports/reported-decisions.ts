import { namesById } from '../people/names-by-id.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate, toInstant } from '../time.ts';
import type { ReportedDecision } from './content.ts';
import { dayOf, type ReportWithCommittee } from './report.ts';

/** States of a decision that was made. */
const madeStates = ['adopted', 'applied', 'superseded'] as const;

/**
 * What a session decides is told once it is over, with the session itself: until then it may still be put right there.
 *
 * @returns what the committee decided since an instant, by number
 */
export async function reportedDecisions(
  tx: Transaction,
  report: ReportWithCommittee,
  since: Temporal.Instant,
): Promise<ReportedDecision[]> {
  const after = { gt: toDate(since) };
  const rows = await tx.decision.findMany({
    where: {
      committeeId: report.committeeId,
      state: { in: [...madeStates] },
      AND: [
        { OR: [{ meetingId: null }, { meeting: { state: { not: 'open' } } }] },
        {
          OR: [
            { adoptedAt: after },
            { adoptedAt: null, recordedAt: after },
            // Decided before the last report in a session that was open then: that report did not tell it.
            { meeting: { openedAt: { lte: toDate(since) }, closedAt: after } },
          ],
        },
      ],
    },
    include: { supersedes: { select: { number: true } } },
    orderBy: { number: 'asc' },
  });
  const names = await namesById(
    tx,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map((row) => ({
    number: row.number,
    text: row.text,
    state: row.state,
    votes:
      row.votesFor === null
        ? null
        : {
            inFavour: row.votesFor,
            against: row.votesAgainst ?? 0,
            abstentions: row.abstentions ?? 0,
            castingVote: row.castingVote,
          },
    owner: names.get(row.ownerId ?? '') ?? null,
    effectiveOn: row.effectiveOn && plainDate(row.effectiveOn).toString(),
    madeOn: dayOf(report, toInstant(row.adoptedAt ?? row.recordedAt)).toString(),
    supersedes: row.supersedes?.number ?? null,
    reservedUntil: row.reservedUntil && plainDate(row.reservedUntil).toString(),
  }));
}
