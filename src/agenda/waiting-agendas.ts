import { formatDateTime } from '../conversation/format.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { meetingParts, referenceOf, startOf } from '../meetings/meeting.ts';
import { callDays } from '../meetings/meeting-timeline.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { toDate } from '../time.ts';
import { closingAhead } from './agenda-closing.ts';

/** Agendas on which the person, as the chair, has not said their word yet: without it no convocation leaves (M04). */
export async function waitingAgendas(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, actor, space, now } = turn;
  const meetings = await tx.meeting.findMany({
    where: {
      spaceId: space.id,
      state: 'held',
      agendaValidatedAt: null,
      startsAt: { gt: toDate(now) },
      committee: { memberships: { some: { personId: actor.id, roles: { has: 'PRES' } } } },
    },
    include: meetingParts,
    orderBy: { startsAt: 'asc' },
  });
  const waiting: WaitingMatter[] = [];
  for (const meeting of meetings) {
    const start = startOf(meeting);
    // Its agenda is laid out from the call for items on: the chair may look at it.
    if (today(turn).until(start.toPlainDate()).days > callDays(meeting.committee)) continue;
    if (!holdersOf(meeting, 'PRES').includes(actor.id)) continue;
    const closes = await closingAhead(tx, meeting, now);
    const when = formatDateTime(closes?.toZonedDateTimeISO(meeting.timeZone) ?? start, t.locale);
    waiting.push({
      by: closes ?? start.toInstant(),
      text: t.rich('agenda.waiting', { title: meeting.title, closed: closes === null, when }),
      button: {
        id: `agenda-${referenceOf(meeting)}`,
        label: t('agenda.button.see'),
        style: 'primary',
        command: 'agenda',
        arguments: { meeting: referenceOf(meeting) },
      },
      settledBy: 'agenda validate',
    });
  }
  return waiting;
}
