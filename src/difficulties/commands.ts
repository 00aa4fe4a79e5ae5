import type { DomainCommand } from '../people/turn.ts';
import {
  confirmDifficulty,
  qualifyDifficulty,
  showDifficulty,
  solveDifficulty,
  takeDifficulty,
} from './cases/act-on-difficulty.ts';
import { listDifficulties } from './cases/list-difficulties.ts';
import { describeDifficulty, tellDifficulty } from './cases/tell-difficulty.ts';
import { answerDay } from './day/answer-day.ts';
import { answerFieldCheck } from './day/field-check.ts';
import { listRemedies } from './remedies/list-remedies.ts';
import { proposeRemedy } from './remedies/propose-remedy.ts';
import { showRemedy } from './remedies/show-remedy.ts';
import { planRemedy, updateRemedy } from './remedies/update-remedy.ts';
import { answerRequest, verifyRequest } from './vendor/answer-request.ts';
import { askVendor } from './vendor/ask-vendor.ts';
import { groupRequests } from './vendor/group-requests.ts';
import { listRequests, showRequest } from './vendor/list-requests.ts';
import { sendRequest } from './vendor/send-request.ts';
import { acceptThanks, supportRequest } from './vendor/support-request.ts';

/** Every command about difficulties, remedies and requests to the vendor, in the order the help shows them. */
export const difficultyCommands = [
  tellDifficulty,
  describeDifficulty,
  answerDay,
  answerFieldCheck,
  listDifficulties,
  showDifficulty,
  qualifyDifficulty,
  takeDifficulty,
  solveDifficulty,
  confirmDifficulty,
  proposeRemedy,
  listRemedies,
  showRemedy,
  planRemedy,
  updateRemedy,
  askVendor,
  listRequests,
  showRequest,
  supportRequest,
  sendRequest,
  groupRequests,
  answerRequest,
  verifyRequest,
  acceptThanks,
] as unknown as DomainCommand[];
