import type { Block } from '../conversation/card.ts';
import { nextOpening } from '../delivery/working-days.ts';
import { closedDayNotice } from '../meetings/closed-day.ts';
import { sendingFor } from '../people/space-context.ts';
import type { DomainTurn } from '../people/turn.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import { toInstant } from '../time.ts';
import type { Consultation } from './consultation.ts';

/** A remark when votes end on a closed day; nothing otherwise. */
export async function closedDeadline(
  turn: DomainTurn,
  { deadlineAt, committee }: Consultation,
): Promise<Block[]> {
  const { organisation, timeZone } = committee;
  const deadline = toInstant(deadlineAt).toZonedDateTimeISO(timeZone);
  const calendar = await calendarOf(turn.tx, organisation);
  if (calendar.isOpen(deadline.toPlainDate())) return [];
  const settings = await sendingFor(turn.tx, turn.space.id, organisation.id);
  const told = nextOpening(deadline, calendar, settings);
  return [closedDayNotice(turn, deadline.toPlainDate(), told.toPlainDateTime())];
}
