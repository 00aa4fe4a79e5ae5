import { randomUUIDv7 } from 'node:crypto';
import { lockWorkingCommittee } from '../../committees/working-committee.ts';
import { date, duration, entity, flag, longText, text, url } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDate, formatDateTime } from '../../conversation/format.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { nextOpening } from '../../delivery/working-days.ts';
import { closedDayNotice } from '../../meetings/closed-day.ts';
import { guestsNamed } from '../../meetings/guests.ts';
import { askAgain, saysTheSame, slipStart } from '../../people/ask-again.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { journal } from '../../people/journal.ts';
import { nextNumber } from '../../people/number-series.ts';
import { sayNo } from '../../people/say-no.ts';
import { sendingFor } from '../../people/space-context.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { calendarOf } from '../../sites/working-calendar.ts';
import type { Committee } from '../../store/generated/client.ts';
import { dateColumn, toDate } from '../../time.ts';
import { resultsButton } from '../ask-card.ts';
import { answersTold, usualDeadline } from '../deadline.ts';
import {
  confirmDates,
  judgeDates,
  type Offered,
  offeredBlocks,
  refuseRelativeProposal,
  understandDates,
  votersOnAny,
  wallTime,
} from '../offered-dates.ts';
import { planPoll } from '../plan-poll.ts';
import { loadPoll, type Poll } from '../poll.ts';
import { askRules } from '../poll-timeline.ts';
import { deadlineOf, titleOf } from '../poll-words.ts';
import type { ReadDates } from '../read-dates.ts';

/** Length of a meeting when nothing says otherwise, in minutes, as for a meeting that is scheduled at once. */
const usualMinutes = 120;

interface Asked {
  dates: string;
  title?: string;
  duration?: number;
  before?: Temporal.PlainDate;
  place?: string;
  link?: string;
  guests?: string;
  committee?: { value: Committee };
  confirmed: boolean;
}

/** What a request means, once nothing in it is wrong. */
interface Wanted {
  committee: Committee;
  read: ReadDates;
  durationMinutes: number;
  title?: string;
  deadline: Temporal.PlainDate;
  /** Person ids: the voting members, then the guests. */
  people: string[];
}

/** Offers dates to a committee before a meeting exists, and asks each member once (issue 4, point 3). */
export const poll = domainCommand({
  name: 'poll',
  alias: 'sondage',
  synonyms: ['disponibilités', 'doodle'],
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    dates: longText({ position: 1, rest: true, max: 600, keys: ['quand'] }),
    title: text({ optional: true, max: 120, keys: ['titre', 'intitulé'] }),
    duration: duration({ optional: true, keys: ['durée'] }),
    before: date({ optional: true, keys: ['avant', 'réponse'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
    link: url({ optional: true, keys: ['lien', 'visio'] }),
    guests: text({ optional: true, max: 1000, keys: ['invités', 'invites'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité', 'instance'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
    again: flag({ hidden: true }),
  },
  committeeOf: (values) => values.committee?.value.id,

  async precondition(turn, values) {
    const wanted = await understand(turn, values);
    if ('reply' in wanted) return wanted.reply;
    return refuseRelativeProposal(turn, wanted.read, wanted.committee.id);
  },

  async run(turn, values): Promise<Reply> {
    const wanted = await understand(turn, values);
    if ('reply' in wanted) return wanted.reply;
    const { committee, read, durationMinutes, deadline, people } = wanted;
    const locked = await lockWorkingCommittee(turn, committee.id);
    if ('reply' in locked) return locked.reply;
    const offered = await judgeDates(turn, committee, { starts: read.starts, durationMinutes, people });
    const doubtful = !read.explicit || offered.some(({ warnings }) => warnings.length > 0);
    if (doubtful && !values.confirmed)
      return confirmDates(turn, { offered, durationMinutes }, 'poll', {
        dates: read.starts.map(wallTime).join(', '),
        duration: `${durationMinutes} min`,
        title: wanted.title,
        before: deadline.toString(),
        place: values.place,
        link: values.link,
        guests: values.guests,
        committee: committee.code,
      });
    const same = values.again ? null : await justAsked(turn, wanted);
    if (same)
      return askAgain(
        turn,
        { text: titleOf(same, turn.t), ask: turn.t('people.again.same', { number: same.number }) },
        'poll',
        printArguments(poll, values),
      );
    const opened = await open(turn, wanted, { place: values.place, videoLink: values.link });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: turn.t('poll.opened.heading', { title: titleOf(opened, turn.t) }),
        blocks: await openedBlocks(turn, opened, offered),
        actions: [resultsButton(opened, turn.t)],
        footer: turn.t('poll.footer', { reference: opened.number }),
      },
    };
  },
});

async function understand(turn: DomainTurn, values: Asked): Promise<Wanted | { reply: Reply }> {
  const committee = values.committee?.value ?? (await committeeOfTurn(turn));
  if (!committee) return { reply: sayNo(turn, 'poll.whichCommittee', {}, 'committee') };
  const read = understandDates(turn, values.dates, committee);
  if ('reply' in read) return read;
  const guests = await guestsNamed(turn, values.guests);
  if (guests.unknown.length > 0)
    return {
      reply: sayNo(turn, 'meeting.schedule.unknownGuest', { name: guests.unknown[0] ?? '' }, 'guests'),
    };
  const people = new Set([...(await votersOnAny(turn, committee.id, read.starts)), ...guests.people]);
  if (people.size === 0)
    return { reply: sayNo(turn, 'meeting.schedule.nobody', { committee: committee.label }) };
  const deadline = await deadlineFor(turn, committee, read, values.before);
  if ('reply' in deadline) return deadline;
  return {
    committee,
    read,
    durationMinutes: values.duration ?? read.durationMinutes ?? usualMinutes,
    title: values.title ?? read.title,
    deadline: deadline.day,
    people: [...people],
  };
}

/** @returns the poll that the person opened a moment ago on the same dates, under the same title */
async function justAsked(turn: DomainTurn, { committee, read, title = '' }: Wanted): Promise<Poll | null> {
  const recent = await turn.tx.poll.findMany({
    where: {
      committeeId: committee.id,
      state: 'open',
      createdById: turn.onBehalfOfId ?? turn.actor.id,
      createdAt: { gte: slipStart(turn) },
    },
    include: { slots: { orderBy: { number: 'asc' } } },
  });
  const dates = read.starts.map(wallTime).join();
  const same = recent.find(
    (one) =>
      saysTheSame(one.title ?? '', title) && one.slots.map(({ startsLocal }) => startsLocal).join() === dates,
  );
  return same ? loadPoll(turn.tx, same.id) : null;
}

async function deadlineFor(
  turn: DomainTurn,
  committee: Committee,
  { starts }: ReadDates,
  before: Temporal.PlainDate | undefined,
): Promise<{ day: Temporal.PlainDate } | { reply: Reply }> {
  const today = turn.now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const first = (starts[0] as Temporal.PlainDateTime).toPlainDate();
  if (!before) {
    const organisation = await turn.tx.organisation.findUniqueOrThrow({
      where: { id: committee.organisationId },
    });
    return { day: usualDeadline(today, first, await calendarOf(turn.tx, organisation)) };
  }
  if (Temporal.PlainDate.compare(before, today) < 0)
    return {
      reply: sayNo(turn, 'poll.deadline.past', { day: formatDate(before, turn.locale) }, 'before'),
    };
  if (Temporal.PlainDate.compare(before, first) > 0)
    return {
      reply: sayNo(
        turn,
        'poll.deadline.afterFirst',
        { day: formatDate(before, turn.locale), first: formatDate(first, turn.locale) },
        'before',
      ),
    };
  return { day: before };
}

async function open(
  turn: DomainTurn,
  { committee, read, durationMinutes, title, deadline, people }: Wanted,
  where: { place?: string; videoLink?: string },
): Promise<Poll> {
  const id = randomUUIDv7();
  const { year } = turn.now.toZonedDateTimeISO(committee.timeZone);
  await turn.tx.poll.create({
    data: {
      id,
      spaceId: turn.space.id,
      committeeId: committee.id,
      number: await nextNumber(turn.tx, turn.space.id, 'S', year),
      title,
      durationMinutes,
      ...where,
      timeZone: committee.timeZone,
      deadlineOn: dateColumn(deadline),
      personIds: people,
      createdById: turn.onBehalfOfId ?? turn.actor.id,
      createdAt: toDate(turn.now),
      slots: {
        createMany: {
          data: read.starts.map((start, index) => ({ number: index + 1, startsLocal: wallTime(start) })),
        },
      },
    },
  });
  const opened = await loadPoll(turn.tx, id);
  await planPoll(turn.tx, turn.ledger, opened, {
    rules: askRules,
    now: turn.now,
    correlationId: turn.correlationId,
  });
  await journal(
    turn,
    'poll.opened',
    { type: 'poll', id },
    { after: { number: opened.number, dates: read.starts.map(wallTime) } },
  );
  return opened;
}

/** Who is asked and when, until when, and each date as it was understood. */
async function openedBlocks(turn: DomainTurn, opened: Poll, offered: readonly Offered[]): Promise<Block[]> {
  const { t } = turn;
  const { organisation } = opened.committee;
  const calendar = await calendarOf(turn.tx, organisation);
  const settings = await sendingFor(turn.tx, turn.space.id, organisation.id);
  const opening = nextOpening(turn.now.toZonedDateTimeISO(opened.timeZone), calendar, settings);
  const count = opened.people.length;
  const waits = Temporal.Instant.compare(opening.toInstant(), turn.now) > 0;
  return [
    {
      kind: 'text',
      text: waits
        ? t('poll.opened.later', { count, when: formatDateTime(opening.toPlainDateTime(), turn.locale) })
        : t('poll.opened.now', { count }),
    },
    {
      kind: 'text',
      text: t.rich('poll.opened.until', { deadline: formatDate(deadlineOf(opened), turn.locale) }),
    },
    ...(calendar.isOpen(deadlineOf(opened))
      ? []
      : [closedDayNotice(turn, deadlineOf(opened), answersTold(deadlineOf(opened), calendar))]),
    ...offeredBlocks(turn, offered, opened.durationMinutes),
  ];
}
