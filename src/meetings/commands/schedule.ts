import { lockWorkingCommittee } from '../../committees/working-committee.ts';
import { dateTime, duration, entity, flag, text, url } from '../../conversation/arguments.ts';
import { formatDateTimeRange } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { createMeeting } from '../create-meeting.ts';
import { guestsNamed } from '../guests.ts';
import { namedByAcronym, referenceOf } from '../meeting.ts';
import { previewCard, scheduledCard } from '../schedule-card.ts';
import { holdsBack, scheduleWarnings, type Warning } from '../schedule-warnings.ts';
import { slotFacts } from '../slot-facts.ts';
import { votersOn } from '../voters.ts';

/** Length of a meeting when nothing says otherwise, in minutes (all COPIL of the demo last two hours). */
const usualMinutes = 120;

/** C10: holds a slot, invites at once, says back what was understood and what to beware of. */
export const schedule = domainCommand({
  name: 'schedule',
  alias: 'planifier',
  synonyms: ['programmer'],
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    when: dateTime({ position: 1, keys: ['quand', 'date'] }),
    duration: duration({ position: 2, optional: true, keys: ['durée'] }),
    title: text({ position: 3, rest: true, optional: true, max: 120, keys: ['titre', 'intitulé'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
    link: url({ optional: true, keys: ['lien', 'visio'] }),
    guests: text({ optional: true, max: 1000, keys: ['invités', 'invites'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité', 'instance'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values): Promise<Reply> {
    const named = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!named) return sayNo(turn, 'meeting.schedule.whichCommittee', {}, 'committee');
    const locked = await lockWorkingCommittee(turn, named.id);
    if ('reply' in locked) return locked.reply;
    const { committee } = locked;
    const durationMinutes = values.duration ?? values.when.durationMinutes ?? usualMinutes;
    const start = values.when.local;
    const range = formatDateTimeRange(start, start.add({ minutes: durationMinutes }), turn.locale);
    if (Temporal.Instant.compare(start.toZonedDateTime(committee.timeZone).toInstant(), turn.now) <= 0)
      return sayNo(
        turn,
        turn.via === 'form' ? 'meeting.past' : 'meeting.schedule.past',
        { when: range },
        'when',
      );
    const same = await meetingAt(turn, committee, start);
    if (same)
      return sayNo(turn, 'meeting.schedule.exists', {
        title: same.title,
        acronym: namedByAcronym(same),
        reference: referenceOf(same),
        when: range,
      });
    const guests = await guestsNamed(turn, values.guests);
    if (guests.unknown.length > 0)
      return sayNo(turn, 'meeting.schedule.unknownGuest', { name: guests.unknown[0] ?? '' });

    const voters = await votersOn(turn.tx, committee.id, start.toPlainDate());
    if (voters.length + guests.people.length === 0)
      return sayNo(turn, 'meeting.schedule.nobody', { committee: committee.label });
    const warnings = await warningsFor(turn, committee, start, durationMinutes, voters);
    const doubtful = warnings.some(holdsBack) || !values.when.explicit;
    if (doubtful && !values.confirmed)
      return {
        outcome: 'preview',
        visibility: 'private',
        card: previewCard(
          turn,
          { range, warnings, explicit: values.when.explicit },
          {
            when: start.toString({ smallestUnit: 'minute' }),
            duration: `${durationMinutes} min`,
            title: values.title,
            place: values.place,
            link: values.link,
            guests: values.guests,
            committee: committee.code,
          },
        ),
      };
    const { meeting, plan } = await createMeeting(turn, committee, {
      start,
      durationMinutes,
      title: values.title,
      place: values.place,
      link: values.link,
      voters,
      guests: guests.people,
    });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await scheduledCard(turn, meeting, plan, warnings),
    };
  },
});

async function warningsFor(
  turn: DomainTurn,
  committee: Committee,
  start: Temporal.PlainDateTime,
  durationMinutes: number,
  people: string[],
): Promise<Warning[]> {
  const whole = await turn.tx.committee.findUniqueOrThrow({
    where: { id: committee.id },
    include: { organisation: true, space: true },
  });
  const facts = await slotFacts(turn.tx, {
    committee: whole,
    start,
    durationMinutes,
    people,
    now: turn.now,
    locale: turn.locale,
  });
  return scheduleWarnings(facts);
}

function meetingAt(turn: DomainTurn, committee: Committee, start: Temporal.PlainDateTime) {
  return turn.tx.meeting.findFirst({
    where: {
      committeeId: committee.id,
      startsLocal: start.toString({ smallestUnit: 'minute' }),
      state: { not: 'cancelled' },
    },
    include: { committee: true },
  });
}
