import { bringToMeeting, nextMeetingOf } from '../agenda/bring-to-meeting.ts';
import { minutesOfMatter } from '../agenda/point-of-risk.ts';
import { excerpt } from '../conversation/clean-text.ts';
import { journalled, type Recorder } from '../decisions/recorder.ts';
import type { Meeting } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { changeConsultation } from './change-consultation.ts';
import type { Consultation } from './consultation.ts';
import { resultRules } from './consultation-timeline.ts';
import { voteLine, wordsOfSpace } from './consultation-words.ts';
import { dayOf } from './voices.ts';

/** Longest title of a point, in characters. */
const longestTitle = 200;

/**
 * C23: what is not decided in writing becomes a point of the committee's next meeting; where none is planned, of the first
 * that will be. Everybody is told once.
 *
 * @param consultation locked
 */
export async function sendToMeeting(by: Recorder, consultation: Consultation): Promise<Consultation> {
  const meeting = await nextMeetingOf(by.tx, consultation.committeeId, by.now);
  const agendaItemId = meeting && (await bringConsultation(by, consultation, meeting));
  return changeConsultation(by, consultation, {
    act: 'consultation.sentToMeeting',
    data: { state: 'sentToMeeting', closedAt: toDate(by.now), agendaItemId },
    rules: resultRules,
    after: { agendaItemId },
  });
}

/** Puts on a new meeting what waited for one. */
export async function bringWaiting(
  by: Recorder,
  consultation: Consultation,
  meeting: Meeting,
): Promise<void> {
  const agendaItemId = await bringConsultation(by, consultation, meeting);
  await by.tx.consultation.update({ where: { id: consultation.id }, data: { agendaItemId } });
  await journalled(
    by,
    'consultation.onAgenda',
    { type: 'consultation', id: consultation.id },
    { after: { agendaItemId } },
  );
  await by.ledger.refresh(by.tx, { type: 'consultation', id: consultation.id }, by.correlationId);
}

/** Who opened it presents it; what the votes said stands under the point. @returns id of the point */
async function bringConsultation(
  by: Recorder,
  consultation: Consultation,
  meeting: Meeting,
): Promise<string> {
  const { id, number, question, type, rationale, openedById } = consultation;
  const t = await wordsOfSpace(by.tx, consultation.spaceId);
  const title = excerpt(question, longestTitle);
  const about = t('consultation.point', { number, votes: voteLine(consultation, t) });
  const item = await bringToMeeting({ ...by, day: dayOf(consultation, by.now) }, meeting, {
    title,
    purpose: type === 'arbitration' ? 'arbitration' : 'decision',
    minutes: minutesOfMatter,
    presenterId: openedById,
    description: [title === question ? null : question, rationale, about].filter(Boolean).join('\n'),
    origin: 'consultation',
    originId: id,
  });
  return item.id;
}
