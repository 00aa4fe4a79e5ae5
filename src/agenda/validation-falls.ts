/** The chair's word is given for one agenda: once points, order, minutes or the date are others, it is asked for again. */
import { latestRow } from '../delivery/look-up.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { toInstant } from '../time.ts';
import { settlesAt } from './settles-at.ts';
import type { Convening } from './tell-guests.ts';

/** Rule under which the chair is asked once more before the agenda closes. */
const againRule = 'M04-AGAIN';

/**
 * Takes the chair's word back, unless the chair made the change themselves: what they did they have seen.
 *
 * @returns since when the agenda has changed under it: the moment of that word; null when none was given, or it stands
 */
export async function takeValidationBack(
  { tx, actor }: Convening,
  meeting: MeetingWithPeople,
): Promise<Temporal.Instant | null> {
  if (meeting.state !== 'held' || !meeting.agendaValidatedAt) return null;
  if (actor && holdersOf(meeting, 'PRES').includes(actor.id)) return null;
  await tx.meeting.update({
    where: { id: meeting.id },
    data: { agendaValidatedAt: null, agendaValidatedById: null },
  });
  return toInstant(meeting.agendaValidatedAt);
}

/** The same, and the chair is asked again, once for whatever changes until they answer. `moved`: to another date, or length. */
export async function validationFalls(
  acting: Convening,
  meeting: MeetingWithPeople,
  { moved = false } = {},
): Promise<void> {
  const since = await takeValidationBack(acting, meeting);
  if (!since) return;
  const { tx, ledger, now, correlationId } = acting;
  const last = await latestRow(tx, { type: 'meeting', id: meeting.id }, { rule: againRule });
  const at = await settlesAt(tx, meeting, now);
  for (const id of holdersOf(meeting, 'PRES'))
    await ledger.notify(tx, {
      spaceId: meeting.spaceId,
      rule: againRule,
      subject: { type: 'meeting', id: meeting.id, version: (last?.subjectVersion ?? 0) + 1 },
      recipient: { kind: 'person', id },
      message: 'agenda.toValidate',
      parameters: { since: since.toString(), moved },
      nature: 'announcement',
      live: true,
      at,
      on: startOf(meeting).toPlainDate(),
      correlationId,
    });
  await ledger.refresh(tx, { type: 'meeting', id: meeting.id }, correlationId);
}
