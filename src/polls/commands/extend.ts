import { date, entity } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { closedDayNotice } from '../../meetings/closed-day.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { calendarOf } from '../../sites/working-calendar.ts';
import { dateColumn } from '../../time.ts';
import { settledCard } from '../ask-card.ts';
import { changePoll } from '../change-poll.ts';
import { answersTold } from '../deadline.ts';
import { awaited, lockPoll, openSlots, type Poll, slotStart } from '../poll.ts';
import { askRules } from '../poll-timeline.ts';
import { deadlineOf, titleOf } from '../poll-words.ts';

/** Another last day of answers: the silent are reminded again before it. */
export const extendPoll = domainCommand({
  name: 'poll extend',
  alias: 'sondage prolonger',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }),
    before: date({ position: 2, keys: ['avant', 'jusqu’au', 'au'] }),
  },
  committeeOf: (values) => values.poll?.value.committeeId,

  async run(turn, { poll: { value }, before }): Promise<Reply> {
    const { t, locale, now } = turn;
    const poll = await lockPoll(turn.tx, value.id);
    const settled = settledCard(poll, t, now);
    if (settled) return { outcome: 'invalid', visibility: 'private', card: settled };
    const day = formatDate(before, locale);
    const today = now.toZonedDateTimeISO(poll.timeZone).toPlainDate();
    if (Temporal.PlainDate.compare(before, today) < 0)
      return sayNo(turn, 'poll.deadline.past', { day }, 'before');
    const last = openSlots(poll, now).at(-1);
    const lastDay = last && slotStart(poll, last).toPlainDate();
    if (lastDay && Temporal.PlainDate.compare(before, lastDay) > 0)
      return sayNo(turn, 'poll.deadline.afterLast', { day, last: formatDate(lastDay, locale) }, 'before');
    if (before.equals(deadlineOf(poll))) return sayNo(turn, 'poll.deadline.same', { day }, 'before');
    await changePoll(turn, poll, {
      act: 'poll.extended',
      data: { deadlineOn: dateColumn(before) },
      rules: askRules,
      after: { before: before.toString() },
    });
    const calendar = await calendarOf(turn.tx, poll.committee.organisation);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: titleOf(poll, t),
        blocks: [
          { kind: 'text', text: t.rich('poll.extended', { day, count: awaited(poll, now).length }) },
          ...(calendar.isOpen(before) ? [] : [closedDayNotice(turn, before, answersTold(before, calendar))]),
        ],
      },
    };
  },
});
