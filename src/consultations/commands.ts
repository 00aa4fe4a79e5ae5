import type { DomainCommand } from '../people/turn.ts';
import { extendConsultation } from './commands/extend.ts';
import { listConsultations } from './commands/list.ts';
import { meetAboutConsultation } from './commands/meet.ts';
import { consult } from './commands/open.ts';
import { showConsultation } from './commands/show.ts';
import { voteInWriting } from './commands/vote.ts';
import { withdrawConsultation } from './commands/withdraw.ts';

/** Every command about written consultations between two meetings, in the order the help shows them. */
export const consultationCommands = [
  consult,
  listConsultations,
  showConsultation,
  voteInWriting,
  extendConsultation,
  meetAboutConsultation,
  withdrawConsultation,
] as unknown as DomainCommand[];
