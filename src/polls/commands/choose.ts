import { lockWorkingCommittee } from '../../committees/working-committee.ts';
import { entity, flag, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { createMeeting } from '../../meetings/create-meeting.ts';
import { namedByAcronym, referenceOf } from '../../meetings/meeting.ts';
import { scheduledCard, warningBlock } from '../../meetings/schedule-card.ts';
import { holdsBack, scheduleWarnings, type Warning } from '../../meetings/schedule-warnings.ts';
import { slotFacts } from '../../meetings/slot-facts.ts';
import { votersOn } from '../../meetings/voters.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { settledCard } from '../ask-card.ts';
import { changePoll } from '../change-poll.ts';
import { findDate } from '../find-date.ts';
import { hasPassed, lockPoll, type Poll, type Slot, slotStart } from '../poll.ts';
import { obstacleLines, shortWhen, tallyLine, titleOf, whenOf } from '../poll-words.ts';
import { unknownDate } from '../unknown-date.ts';
import { guestsOf } from '../voices.ts';

/** One press turns a date into a meeting; a date that stands little chance is asked about first. */
export const choosePoll = domainCommand({
  name: 'poll choose',
  alias: 'sondage retenir',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }),
    date: text({ position: 2, rest: true, max: 80, keys: ['date', 'numéro'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.poll?.value.committeeId,

  async precondition(turn, values) {
    const found = choosable(turn, values.poll.value, values.date);
    return 'reply' in found ? found.reply : null;
  },

  weighed(turn, values) {
    const poll = values.poll.value;
    const found = choosable(turn, poll, values.date);
    if ('reply' in found) return [];
    const { t } = turn;
    return [
      { label: t('poll.field.when'), value: whenOf(poll, found.slot, t) },
      { label: t('poll.field.answers'), value: tallyLine(poll, found.slot, t, false) },
    ];
  },

  async run(turn, values): Promise<Reply> {
    const { t } = turn;
    const poll = await lockPoll(turn.tx, values.poll.value.id);
    const found = choosable(turn, poll, values.date);
    if ('reply' in found) return found.reply;
    const { slot } = found;
    const locked = await lockWorkingCommittee(turn, poll.committeeId);
    if ('reply' in locked) return locked.reply;
    const taken = await meetingAt(turn, poll, slot);
    if (taken) return taken;
    const start = slotStart(poll, slot).toPlainDateTime();
    const voters = await votersOn(turn.tx, poll.committeeId, start.toPlainDate());
    const guests = guestsOf(poll);
    const warnings = await warningsAt(turn, poll, start, [...voters, ...guests]);
    const obstacles = obstacleLines(poll, slot, t);
    const doubts = warnings.filter(holdsBack);
    if (obstacles.length + doubts.length > 0 && !values.confirmed)
      return confirmation(turn, poll, slot, obstacles, doubts);
    const { meeting, plan } = await createMeeting(turn, poll.committee, {
      start,
      durationMinutes: poll.durationMinutes,
      title: poll.title ?? undefined,
      place: poll.place ?? undefined,
      link: poll.videoLink ?? undefined,
      voters,
      guests,
    });
    await changePoll(turn, poll, {
      act: 'poll.decided',
      data: { state: 'decided', meetingId: meeting.id },
      rules: [],
      after: { date: slot.startsLocal, meeting: referenceOf(meeting) },
    });
    const scheduled = await scheduledCard(turn, meeting, plan, warnings);
    return {
      outcome: 'done',
      visibility: 'private',
      // The card that was pressed is live and tells by itself what was chosen; the confirmation is not.
      replaces: values.confirmed,
      card: {
        ...scheduled,
        blocks: [...scheduled.blocks, { kind: 'text', text: t('poll.chosen.askAgain') }],
      },
    };
  },
});

/** The open date that is meant, or what to say instead. */
function choosable(turn: DomainTurn, poll: Poll, typed: string): { slot: Slot } | { reply: Reply } {
  const { t, now } = turn;
  const settled = settledCard(poll, t, now);
  if (settled) return { reply: { outcome: 'invalid', visibility: 'private', card: settled } };
  const slot = findDate(poll.slots, typed, { now, timeZone: poll.timeZone });
  if (!slot) return { reply: unknownDate(turn, poll, typed, 'choose') };
  if (hasPassed(poll, slot, now))
    return { reply: sayNo(turn, 'poll.date.over', { title: titleOf(poll, t) }, 'date') };
  return { slot };
}

/** The committee already meets at that very hour. */
async function meetingAt(turn: DomainTurn, poll: Poll, { startsLocal }: Slot): Promise<Reply | null> {
  const same = await turn.tx.meeting.findFirst({
    where: { committeeId: poll.committeeId, startsLocal, state: { not: 'cancelled' } },
    include: { committee: true },
  });
  if (!same) return null;
  return sayNo(turn, 'meeting.schedule.exists', {
    title: same.title,
    acronym: namedByAcronym(same),
    reference: referenceOf(same),
    when: shortWhen(poll, { startsLocal } as Slot, turn.t),
  });
}

async function warningsAt(
  turn: DomainTurn,
  poll: Poll,
  start: Temporal.PlainDateTime,
  people: string[],
): Promise<Warning[]> {
  const { durationMinutes, committee } = poll;
  const { tx, now, locale } = turn;
  return scheduleWarnings(await slotFacts(tx, { committee, start, durationMinutes, people, now, locale }));
}

/** Repeats what stands in the way; only this card's button chooses the date all the same. */
function confirmation(
  turn: DomainTurn,
  poll: Poll,
  slot: Slot,
  obstacles: readonly string[],
  doubts: readonly Warning[],
): Reply {
  const { t } = turn;
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: whenOf(poll, slot, t) }] },
    ...obstacles.map((text): Block => ({ kind: 'notice', tone: 'danger', text })),
    ...doubts.map((warning) => warningBlock(turn, warning)),
    { kind: 'text', text: tallyLine(poll, slot, t, true) },
    { kind: 'text', text: t('meeting.preview.nothingSent') },
  ];
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('poll.choose.doubtful', { title: titleOf(poll, t) }),
      blocks,
      actions: [
        {
          id: 'confirm',
          label: t('poll.choose.anyway'),
          style: 'danger',
          command: 'poll choose',
          arguments: { poll: poll.number, date: String(slot.number), confirmed: 'true' },
        },
      ],
    },
  };
}
