import type { DomainCommand } from '../people/turn.ts';
import { openVoteNow } from './commands/open-vote-now.ts';
import { showVote } from './commands/show-vote.ts';
import { voteGo } from './commands/vote-go.ts';
import { voteNoGo } from './commands/vote-no-go.ts';
import { voteReservation } from './commands/vote-reservation.ts';

/** Every command about the vote on a go-live, in the order the help shows them. */
export const goNoGoCommands = [
  showVote,
  voteGo,
  voteReservation,
  voteNoGo,
  openVoteNow,
] as unknown as DomainCommand[];
