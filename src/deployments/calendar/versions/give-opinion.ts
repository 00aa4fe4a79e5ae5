import { journal } from '../../../people/journal.ts';
import { leadsReached } from '../../../people/read-leads.ts';
import { steeringCommittee } from '../../../people/steering-committee.ts';
import type { Acting } from '../../../people/turn.ts';
import type { CalendarOpinionKind } from '../../../store/generated/enums.ts';
import { toDate } from '../../../time.ts';
import { askedOf, isAgreed, readVersion, standingOf, type VersionWithOpinions } from './version.ts';

export interface Opinion {
  kind: CalendarOpinionKind;
  text?: string;
}

/**
 * Keeps what somebody says of a version, the last word of each counting, and tells the leads what they must know: a comment, an
 * objection, and each word of the vendor (C27, S3-11).
 *
 * @param version its row is locked, and it waits for opinions
 */
export async function giveOpinion(
  turn: Acting,
  version: VersionWithOpinions,
  { kind, text }: Opinion,
): Promise<VersionWithOpinions> {
  const { tx, actor, space } = turn;
  const subject = { type: 'calendarVersion', id: version.id };
  const opinion = await tx.calendarOpinion.create({
    data: { versionId: version.id, personId: actor.id, kind, text: text ?? null, at: toDate(turn.now) },
  });
  await journal(turn, `calendar.${kind}`, subject, { after: { number: version.number, text: text ?? null } });
  const today = turn.now.toZonedDateTimeISO(space.timeZone).toPlainDate();
  const asked = await askedOf(tx, version, today);
  const after = await readVersion(tx, version.id);
  const state = isAgreed(standingOf(after.opinions, asked)) ? 'agreed' : 'inReview';
  if (state !== after.state) await tx.calendarVersion.update({ where: { id: version.id }, data: { state } });
  if (text || asked.vendor.some(({ id }) => id === actor.id))
    await tellLeads(turn, version.id, opinion.id, today);
  await turn.ledger.refresh(tx, subject, turn.correlationId);
  return { ...after, state };
}

async function tellLeads(
  { tx, ledger, actor, space, correlationId }: Acting,
  versionId: string,
  opinionId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const committee = await steeringCommittee(tx, space.id);
  if (!committee) return;
  for (const { personId } of await leadsReached(tx, committee.id, today)) {
    if (personId === actor.id) continue;
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: `C27-OPINION-${opinionId}`,
      subject: { type: 'calendarVersion', id: versionId, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'deployment.calendarOpinion',
      parameters: { opinionId },
      nature: 'notice',
      correlationId,
    });
  }
}
