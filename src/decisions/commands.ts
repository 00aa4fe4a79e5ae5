import type { DomainCommand } from '../people/turn.ts';
import { adoptDecision } from './commands/adopt-decision.ts';
import { applyDecision } from './commands/apply-decision.ts';
import { castVote } from './commands/cast-vote.ts';
import { cancelVote, closeVote } from './commands/close-vote.ts';
import { confirmDecision } from './commands/confirm-decision.ts';
import { correctDecision } from './commands/correct-decision.ts';
import { decide } from './commands/decide.ts';
import { enterVote } from './commands/enter-vote.ts';
import { listDecisions } from './commands/list-decisions.ts';
import { openVote } from './commands/open-vote.ts';
import { showDecision } from './commands/show-decision.ts';
import { vote } from './commands/vote.ts';
import { withdrawDecision } from './commands/withdraw-decision.ts';

/** Every command about decisions and votes, in the order the help shows them. */
export const decisionCommands = [
  decide,
  listDecisions,
  showDecision,
  correctDecision,
  withdrawDecision,
  adoptDecision,
  applyDecision,
  confirmDecision,
  enterVote,
  castVote,
  openVote,
  vote,
  closeVote,
  cancelVote,
] as unknown as DomainCommand[];
