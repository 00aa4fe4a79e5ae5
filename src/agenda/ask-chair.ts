import { card } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { latestRow } from '../delivery/look-up.ts';
import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { journal } from '../people/journal.ts';
import { fullName } from '../people/person-name.ts';
import { readChairs } from '../people/read-chairs.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toInstant } from '../time.ts';
import { buildAgenda } from './build-agenda.ts';

/** Rule under which somebody who prepares the meeting asks for the chair's word before its hour. */
const askedRule = 'M04-ASKED';

/** Puts the agenda as it is before the chair, at somebody's request (4.5, P): once a day. */
export async function askChair(turn: DomainTurn, meeting: MeetingWithPeople): Promise<Reply> {
  const { tx, t } = turn;
  await buildAgenda(tx, meeting.id, turn.now);
  const chairs = await readChairs(tx, meeting.committeeId, startOf(meeting).toPlainDate());
  const people = await tx.person.findMany({ where: { id: { in: chairs } }, orderBy: { id: 'asc' } });
  const names = formatList(people.map(fullName), t.locale);
  const last = await latestRow(tx, { type: 'meeting', id: meeting.id }, { rule: askedRule });
  const asked = last && toInstant(last.createdAt).toZonedDateTimeISO(turn.timeZone).toPlainDate();
  if (!asked?.equals(today(turn))) {
    for (const id of chairs)
      await turn.ledger.notify(tx, {
        spaceId: turn.space.id,
        rule: askedRule,
        subject: { type: 'meeting', id: meeting.id, version: (last?.subjectVersion ?? 0) + 1 },
        recipient: { kind: 'person', id },
        message: 'agenda.toValidate',
        parameters: { askedById: turn.actor.id },
        nature: 'notice',
        live: true,
        on: startOf(meeting).toPlainDate(),
        correlationId: turn.correlationId,
      });
    await journal(turn, 'agenda.validationAsked', { type: 'meeting', id: meeting.id });
  }
  return {
    outcome: 'proposed',
    visibility: 'private',
    card: card(
      t('agenda.toValidate.heading', { title: meeting.title }),
      t('agenda.validate.asked', { count: chairs.length, names }),
    ),
  };
}
