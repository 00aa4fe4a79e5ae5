/** What written consultations follow of the other rooms. */

import { committeeRules } from '../committees/committee-rules.ts';
import { quorumNeeded } from '../committees/quorum-needed.ts';
import { recorderOf } from '../decisions/recorder.ts';
import { votersOn } from '../meetings/voters.ts';
import type { Deed, HouseListener } from '../people/turn.ts';
import { changeConsultation } from './change-consultation.ts';
import { deadlineOf, loadConsultation, lockConsultation } from './consultation.ts';
import { askRules } from './consultation-timeline.ts';
import { bringWaiting } from './send-to-meeting.ts';
import { settleConsultation } from './settle-consultation.ts';

export const followOnConsultations: HouseListener = async (turn, event) => {
  if (event.kind === 'member.left' || event.kind === 'member.changed')
    await withoutWhoLeft(turn, { committeeId: event.committeeId });
  if (event.kind === 'person.left') await withoutWhoLeft(turn, { memberIds: { has: event.personId } });
  if (event.kind === 'meeting.scheduled') await onNewMeeting(turn, event.meetingId);
};

/** Who no longer votes when it ends has no voice in it; who arrives meanwhile was not asked, and stays so. */
async function withoutWhoLeft(
  turn: Deed,
  where: { committeeId: string } | { memberIds: { has: string } },
): Promise<void> {
  const open = await turn.tx.consultation.findMany({
    where: { ...where, spaceId: turn.space.id, state: 'open' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    const consultation = await lockConsultation(turn.tx, id);
    const { committee, memberIds } = consultation;
    const voters = await votersOn(turn.tx, committee.id, deadlineOf(consultation).toPlainDate());
    const staying = memberIds.filter((memberId) => voters.includes(memberId));
    if (staying.length === memberIds.length) continue;
    await changeConsultation(recorderOf(turn), consultation, {
      act: 'consultation.voicesChanged',
      data: {
        memberIds: staying,
        quorumNeeded: quorumNeeded(staying.length, committeeRules(committee).quorum),
      },
      rules: askRules,
      after: { voices: staying.length },
    });
    await settleConsultation(recorderOf(turn), id, { over: false });
  }
}

/** What waited for a meeting is on the agenda of the first that is planned. */
async function onNewMeeting(turn: Deed, meetingId: string): Promise<void> {
  const meeting = await turn.tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const waiting = await turn.tx.consultation.findMany({
    where: { committeeId: meeting.committeeId, state: 'sentToMeeting', agendaItemId: null },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of waiting)
    await bringWaiting(recorderOf(turn), await loadConsultation(turn.tx, id), meeting);
}
