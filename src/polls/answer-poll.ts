import type { Ledger } from '../delivery/ledger.ts';
import { journal } from '../people/journal.ts';
import { leadsReached } from '../people/read-leads.ts';
import type { Acting } from '../people/turn.ts';
import type { PollChoice } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { awaited, loadPoll, lockPoll, openSlots, type Poll } from './poll.ts';
import { deadlineOf } from './poll-words.ts';

export interface GivenChoice {
  /** `PollSlot.number`. */
  number: number;
  choice: PollChoice;
}

/** Nothing is stored unless it was recorded: the poll is over, the dates have passed, or the person is not asked. */
export type ChoiceOutcome = { state: 'recorded' | 'closed' | 'passed' | 'notAsked'; poll: Poll };

/** Records what a person says of dates; the last word counts, from any platform, until a date is chosen. */
export async function answerPoll(
  turn: Acting,
  pollId: string,
  personId: string,
  given: readonly GivenChoice[],
): Promise<ChoiceOutcome> {
  const poll = await lockPoll(turn.tx, pollId);
  if (poll.state !== 'open') return { state: 'closed', poll };
  if (!poll.people.some(({ id }) => id === personId)) return { state: 'notAsked', poll };
  const open = openSlots(poll, turn.now);
  const answered = given.flatMap(({ number, choice }) => {
    const slot = open.find((one) => one.number === number);
    return slot ? [{ slotId: slot.id, choice }] : [];
  });
  if (answered.length === 0) return { state: 'passed', poll };
  for (const { slotId, choice } of answered) {
    const said = { choice, answeredAt: toDate(turn.now), answeredVia: turn.account.platform };
    await turn.tx.pollAnswer.upsert({
      where: { slotId_personId: { slotId, personId } },
      create: { slotId, personId, ...said },
      update: said,
    });
  }
  await journal(
    turn,
    'poll.answered',
    { type: 'poll', id: poll.id },
    {
      after: { choices: given.map(({ number, choice }) => `${number}:${choice}`) },
      onBehalfOfId: personId === turn.actor.id ? undefined : personId,
    },
  );
  const now = await loadPoll(turn.tx, poll.id);
  await tellWhenComplete(turn, now);
  await turn.ledger.refresh(turn.tx, { type: 'poll', id: poll.id }, turn.correlationId);
  return { state: 'recorded', poll: now };
}

/** « Tout le monde a répondu », to who opened the poll and the leads, once; a date added or a newcomer asks again. */
export async function tellWhenComplete(
  { tx, ledger, now, correlationId }: Pick<Acting, 'tx' | 'ledger' | 'now' | 'correlationId'>,
  poll: Poll,
): Promise<void> {
  const complete =
    openSlots(poll, now).length > 0 && poll.people.length > 0 && awaited(poll, now).length === 0;
  if (!complete || poll.completeAt) return;
  await tx.poll.update({ where: { id: poll.id }, data: { completeAt: toDate(now) } });
  await tellOrganisers({ tx, ledger, now, correlationId }, poll, {
    rule: 'POLL-COMPLETE',
    message: 'poll.complete',
    leads: true,
  });
}

interface Told {
  rule: string;
  message: string;
  /** Whether the leads hear of it beside who opened the poll. */
  leads: boolean;
}

/** Who opened the poll; the leads with them, or in their place while they are away or gone (C03). Within opening hours. */
export async function tellOrganisers(
  acting: { tx: Transaction; ledger: Ledger; now: Temporal.Instant; correlationId?: string },
  poll: Poll,
  { rule, message, leads }: Told,
): Promise<void> {
  const { tx, ledger, now, correlationId } = acting;
  const day = now.toZonedDateTimeISO(poll.timeZone).toPlainDate();
  const author = await authorThere(tx, poll, day);
  const reached = leads || !author ? await leadsReached(tx, poll.committeeId, day) : [];
  const people = new Set([...(author ? [author] : []), ...reached.map(({ personId }) => personId)]);
  for (const id of people)
    await ledger.notify(tx, {
      spaceId: poll.spaceId,
      rule,
      subject: { type: 'poll', id: poll.id, version: poll.version },
      recipient: { kind: 'person', id },
      message,
      nature: 'notice',
      live: true,
      on: deadlineOf(poll),
      correlationId,
    });
}

async function authorThere(tx: Transaction, poll: Poll, day: Temporal.PlainDate): Promise<string | null> {
  const { author } = poll;
  if (!author || author.state === 'left') return null;
  const away = await tx.absence.count({
    where: { personId: author.id, from: { lte: dateColumn(day) }, to: { gte: dateColumn(day) } },
  });
  return away > 0 ? null : author.id;
}
