/** When a report is due (S2-10; domain.md 4.3: every 60 days, draft at -5). Pure. */

/** Days before it is due at which the draft is built. */
export const draftDays = 5;

/**
 * @param lastOn day the last report was promised for, else the day the committee began to meet
 * @param everyDays of the committee's rules
 * @param today a report whose draft should have been built by now is made at once, and leaves after the usual days
 */
export function nextDueDay(
  lastOn: Temporal.PlainDate,
  everyDays: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const due = lastOn.add({ days: everyDays });
  const earliest = today.add({ days: draftDays });
  return Temporal.PlainDate.compare(due, earliest) < 0 ? earliest : due;
}
