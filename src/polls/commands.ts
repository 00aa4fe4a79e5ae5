import type { DomainCommand } from '../people/turn.ts';
import { addDate } from './commands/add-date.ts';
import { answerPollCommand } from './commands/answer.ts';
import { cancelPoll } from './commands/cancel.ts';
import { choosePoll } from './commands/choose.ts';
import { extendPoll } from './commands/extend.ts';
import { poll } from './commands/poll.ts';
import { polls } from './commands/polls.ts';
import { showPoll } from './commands/show.ts';

/** Every command about dates offered before a meeting exists, in the order the help shows them. */
export const pollCommands = [
  poll,
  polls,
  showPoll,
  answerPollCommand,
  choosePoll,
  addDate,
  extendPoll,
  cancelPoll,
] as unknown as DomainCommand[];
