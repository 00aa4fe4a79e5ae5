import { randomUUIDv7 } from 'node:crypto';
import { journal } from '../../people/journal.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dateColumn, toDate } from '../../time.ts';
import { storeMeeting } from '../create-meeting.ts';
import { reminderRulesFor } from '../meeting-timeline.ts';
import { planMeeting } from '../plan-meeting.ts';
import { vendorsAmong } from './attendees.ts';
import { notifySeries } from './notify-series.ts';
import type { SeriesPlan } from './plan-series.ts';
import { ruleOf } from './rhythm.ts';
import { loadSeries, peopleOfSeries, type SeriesWithMeetings } from './series.ts';
import { seriesInvitationRules } from './series-timeline.ts';
import { slotText } from './why-skipped.ts';

export interface SeriesDetails {
  title?: string;
  place?: string;
  link?: string;
}

/**
 * Stores a series and its occurrences, numbered on, in the caller's transaction: one invitation for the whole, then the
 * reminders of each date (4.4b); the vendor is asked whether the rhythm suits (S3-06).
 *
 * @param plan with one date at least; the committee's row is locked
 */
export async function createSeries(
  turn: DomainTurn,
  { wanted, held, skipped }: SeriesPlan,
  details: SeriesDetails,
): Promise<SeriesWithMeetings> {
  const { tx } = turn;
  const { committee } = wanted;
  const id = randomUUIDv7();
  const place = details.place ?? committee.place;
  const videoLink = details.link ?? committee.videoLink;
  await tx.meetingSeries.create({
    data: {
      id,
      spaceId: turn.space.id,
      committeeId: committee.id,
      title: details.title ?? committee.label,
      startsLocal: slotText(wanted.start),
      timeZone: committee.timeZone,
      durationMinutes: wanted.durationMinutes,
      rule: ruleOf(wanted.rhythm),
      untilOn: dateColumn(wanted.until),
      excluded: skipped.map(({ slot }) => slotText(slot)),
      place,
      videoLink,
      uid: `${id}@${turn.space.slug}.copil`,
      phase: wanted.phase,
      createdById: turn.onBehalfOfId ?? turn.actor.id,
      createdAt: toDate(turn.now),
      updatedAt: toDate(turn.now),
    },
  });
  for (const { slot, voters, guests } of held)
    await storeMeeting(turn, committee, {
      start: slot,
      durationMinutes: wanted.durationMinutes,
      title: details.title,
      place: place ?? undefined,
      link: videoLink ?? undefined,
      voters,
      guests,
      seriesId: id,
    });
  let series = await loadSeries(tx, id);
  const vendors = await vendorsAmong(tx, committee.id, peopleOfSeries(series.meetings));
  if (vendors.length > 0) {
    await tx.meetingSeries.update({ where: { id }, data: { agreement: 'asked' } });
    series = await loadSeries(tx, id);
  }
  await notifySeries(turn, series, seriesInvitationRules);
  for (const meeting of series.meetings) {
    await planMeeting(tx, turn.ledger, meeting, {
      rules: reminderRulesFor(meeting.committee),
      now: turn.now,
      correlationId: turn.correlationId,
    });
    await turn.announce({ kind: 'meeting.scheduled', meetingId: meeting.id });
  }
  await journal(
    turn,
    'series.scheduled',
    { type: 'series', id },
    {
      after: {
        rule: series.rule,
        startsLocal: series.startsLocal,
        untilOn: wanted.until.toString(),
        dates: held.length,
      },
    },
  );
  return series;
}
