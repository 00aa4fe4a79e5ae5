import { latestRow } from '../../delivery/look-up.ts';
import type { Deed } from '../../people/turn.ts';
import type { DifficultyRow } from '../difficulty.ts';
import { dutyNow } from '../on-duty.ts';
import { alertSite, type Reached } from './alert-blocking.ts';

type Teller = Pick<Deed, 'tx' | 'ledger' | 'now' | 'space' | 'correlationId' | 'actor'>;

/** How often it came back: what is told of it then is told anew. */
async function versionOf({ tx }: Pick<Deed, 'tx'>, { id }: DifficultyRow): Promise<number> {
  const act = 'difficulty.reopened';
  return 1 + (await tx.auditEvent.count({ where: { act, subjectType: 'difficulty', subjectId: id } }));
}

/**
 * To the referents and the technical lead, at once (C43). What has no name carries no trace of who told it: its author, too, gets
 * the alert the others get.
 *
 * @param known who is told of it otherwise
 */
export async function tellBlocking(
  deed: Teller,
  difficulty: DifficultyRow,
  known: readonly string[] = [],
): Promise<Reached> {
  const traceless = { ...deed, ...(difficulty.anonymous && { correlationId: undefined }) };
  const author = difficulty.anonymous || !deed.actor ? [] : [deed.actor.id];
  const subject = { type: 'difficulty', id: difficulty.id };
  // One that was thought milder for a while and blocks again is told again.
  const last = await latestRow(deed.tx, subject, { rule: 'BLOCKING' });
  const alert = {
    rule: 'BLOCKING',
    subject: { ...subject, version: 1 + (last?.subjectVersion ?? 0) },
    message: 'difficulty.blocking',
  };
  return alertSite(traceless, difficulty.site, alert, [...author, ...known]);
}

/** What who told it is told: somebody takes it, it is solved, a remedy came. */
export type ReporterHears = 'taken' | 'solved' | 'remedied' | 'delivered';

/** To who told it, when they gave their name and did not do it themselves. */
export async function tellReporter(
  deed: Teller,
  difficulty: DifficultyRow,
  what: ReporterHears,
): Promise<void> {
  const { reporterId } = difficulty;
  if (!reporterId || reporterId === deed.actor?.id) return;
  await deed.ledger.notify(deed.tx, {
    spaceId: deed.space.id,
    rule: `DIFFICULTY-${what.toUpperCase()}`,
    subject: { type: 'difficulty', id: difficulty.id, version: await versionOf(deed, difficulty) },
    recipient: { kind: 'person', id: reporterId },
    message: 'difficulty.toReporter',
    parameters: { what, by: deed.actor?.id ?? null },
    nature: 'notice',
    live: true,
    correlationId: deed.correlationId,
  });
}

/**
 * To who took it or brought its remedy: it did not help. Where work stands still again, whoever is on duty is woken once more and
 * the others who were alerted are alerted again.
 */
export async function tellReopened(deed: Teller, difficulty: DifficultyRow): Promise<void> {
  const isBlocking = difficulty.severity === 'blocking';
  const { onDuty } = await dutyNow(deed.tx, difficulty.site, deed.now);
  const awake = onDuty.map(({ personId }) => personId);
  const who = [...new Set([difficulty.qualifiedById, difficulty.remedy?.ownerId])].filter(
    (id) => typeof id === 'string',
  );
  for (const id of who)
    if (id !== deed.actor?.id)
      await deed.ledger.notify(deed.tx, {
        spaceId: deed.space.id,
        rule: 'DIFFICULTY-REOPENED',
        subject: { type: 'difficulty', id: difficulty.id, version: await versionOf(deed, difficulty) },
        recipient: { kind: 'person', id },
        message: 'difficulty.reopened',
        nature: isBlocking ? 'alert' : 'notice',
        live: true,
        ...(isBlocking && awake.includes(id) && { immediate: 'onDuty' as const }),
        correlationId: deed.correlationId,
      });
  if (isBlocking) await tellBlocking(deed, difficulty, who);
}
