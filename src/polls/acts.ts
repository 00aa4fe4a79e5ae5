import type { TimedAct, TimedActs } from '../delivery/timed-act.ts';
import { tellOrganisers, tellWhenComplete } from './answer-poll.ts';
import { awaited, lockPoll, openSlots } from './poll.ts';

/** The last day is over and answers are missing: who opened the poll sees where it stands, and chooses or extends. */
const deadline: TimedAct = async ({ tx, ledger, now }, row) => {
  const poll = await lockPoll(tx, row.subjectId);
  if (poll.state !== 'open' || awaited(poll, now).length === 0) return;
  await tellOrganisers({ tx, ledger, now }, poll, {
    rule: 'POLL-OVERDUE',
    message: 'poll.overdue',
    leads: false,
  });
};

/** The hour of a date has come: it leaves the poll, and the poll is over when it was the last one. */
const datePassed: TimedAct = async ({ tx, ledger, now }, row) => {
  const poll = await lockPoll(tx, row.subjectId);
  if (poll.state !== 'open') return;
  if (openSlots(poll, now).length > 0) await tellWhenComplete({ tx, ledger, now }, poll);
  else {
    await tx.poll.update({ where: { id: poll.id }, data: { state: 'cancelled' } });
    await tellOrganisers({ tx, ledger, now }, poll, {
      rule: 'POLL-LAPSED',
      message: 'poll.lapsed',
      leads: false,
    });
  }
  await ledger.refresh(tx, { type: 'poll', id: poll.id });
};

/** What copil does by itself about dates offered before a meeting exists. */
export const pollActs: TimedActs = { 'poll.deadline': deadline, 'poll.datePassed': datePassed };
