import type { PlanOutcome } from '../../delivery/ledger.ts';
import { recipientsOf } from '../../delivery/look-up.ts';
import type { TimelineRule } from '../../delivery/timeline.ts';
import { sendingFor } from '../../people/space-context.ts';
import type { Acting } from '../../people/turn.ts';
import { calendarOf } from '../../sites/working-calendar.ts';
import { hasBegun } from '../meeting.ts';
import { reachedByChat } from '../plan-meeting.ts';
import { vendorsAmong } from './attendees.ts';
import { peopleOfSeries, type SeriesWithMeetings, slotOf } from './series.ts';

/**
 * Tells what the series as a whole has to say; everything else is said by its occurrences.
 *
 * @param parameters facts of the change, by rule code
 */
export async function notifySeries(
  turn: Acting,
  series: SeriesWithMeetings,
  rules: readonly TimelineRule[],
  parameters?: Record<string, Record<string, unknown>>,
): Promise<PlanOutcome> {
  const { tx, ledger } = turn;
  const person = (id: string) => ({ kind: 'person' as const, id });
  const left = await peopleWhoLeft(turn, series);
  const invited = peopleOfSeries(series.meetings).filter((id) => !left.has(id));
  const before = await ledger.told(tx, { type: 'series', id: series.id });
  const told = [
    ...new Set([...invited, ...before.filter(({ kind }) => kind === 'person').map(({ id }) => id)]),
  ].filter((id) => !left.has(id));
  const chat = await reachedByChat(tx, ledger, told);
  const now = turn.now.toZonedDateTimeISO(series.timeZone);
  const { organisation, channels } = series.committee;
  return ledger.reconcile(tx, {
    spaceId: series.spaceId,
    rules,
    subject: {
      type: 'series',
      id: series.id,
      version: series.version,
      timeZone: series.timeZone,
      anchors: { changed: now },
      on: series.meetings[0] ? slotOf(series.meetings[0]).toPlainDate() : now.toPlainDate(),
    },
    audiences: {
      invited: invited.map(person),
      told: told.map(person),
      withCalendarMail: told.filter((id) => chat.has(id)).map(person),
      channels: channels.map(({ channelId }) => ({ kind: 'channel' as const, id: channelId })),
      vendors: (await vendorsAmong(tx, series.committeeId, invited)).map(person),
    },
    calendar: await calendarOf(tx, organisation),
    settings: await sendingFor(tx, series.spaceId, organisation.id),
    parameters,
    correlationId: turn.correlationId,
  });
}

/** Who left the committee and has no date ahead has had their last word; who came back has dates again. */
async function peopleWhoLeft(
  { tx, now }: Acting,
  { id, meetings }: SeriesWithMeetings,
): Promise<Set<string>> {
  const withdrawn = await recipientsOf(tx, { type: 'series', id }, { message: 'series.withdrawn' });
  const ahead = new Set(peopleOfSeries(meetings.filter((one) => !hasBegun(one, now))));
  return withdrawn.difference(ahead);
}
