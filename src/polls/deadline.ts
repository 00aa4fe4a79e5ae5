import type { WorkingCalendar } from '../delivery/timeline.ts';
import { nextOpenDay, previousOpenDay } from '../delivery/working-days.ts';

/** Days people have to answer when nothing else is said. */
const usualDays = 7;
/** Days kept between the last answer and the first date. */
const marginDays = 2;
/** Local hour at which the state of the answers is told on the last day. */
const closesAt = '18:00';
const opensAt = '09:00';
/** Working days between the reminder and the last day. */
const reminderDays = 2;

/**
 * @param first the earliest date that is offered
 * @returns the last day of answers when nobody gives one: a week, but two days before the first date; a working day, today at the earliest
 */
export function usualDeadline(
  today: Temporal.PlainDate,
  first: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const [earlier = today] = [today.add({ days: usualDays }), first.subtract({ days: marginDays })].sort(
    Temporal.PlainDate.compare,
  );
  const day = previousOpenDay(earlier, calendar);
  return Temporal.PlainDate.compare(day, today) < 0 ? today : day;
}

/** When the silent are reminded and when the answers are over; a reminder on the very day they were asked is left out. */
export interface AnswerMoments {
  remind?: Temporal.PlainDate;
  lastMorning?: Temporal.PlainDate;
  due: Temporal.PlainDateTime;
}

/**
 * @param deadline last day of answers
 * @param asked day on which people were asked
 * On a closed day people may answer, but nobody is reminded: that happens before, and the end of it is the next morning.
 */
export function answerMoments(
  deadline: Temporal.PlainDate,
  asked: Temporal.PlainDate,
  calendar: WorkingCalendar,
): AnswerMoments {
  const lastMorning = previousOpenDay(deadline, calendar);
  let remind = deadline;
  for (let day = 0; day < reminderDays; day += 1)
    remind = previousOpenDay(remind.subtract({ days: 1 }), calendar);
  const isLater = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, asked) > 0;
  return {
    ...(isLater(remind) && { remind }),
    ...(isLater(lastMorning) && { lastMorning }),
    due: answersTold(deadline, calendar),
  };
}

/** @returns when the state of the answers is told: the evening of the last day, or the morning after a closed one */
export function answersTold(deadline: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDateTime {
  return calendar.isOpen(deadline)
    ? deadline.toPlainDateTime(closesAt)
    : nextOpenDay(deadline, calendar).toPlainDateTime(opensAt);
}
