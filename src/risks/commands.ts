import type { DomainCommand } from '../people/turn.ts';
import { addRisk } from './add-risk.ts';
import { closeRisk } from './close-risk.ts';
import { listRisks } from './list-risks.ts';
import { reviewRisks } from './review-risks.ts';
import { showRisk } from './show-risk.ts';
import { updateRisk } from './update-risk.ts';

/** Every command about the risk register, in the order the help shows them. */
export const riskCommands = [
  addRisk,
  listRisks,
  showRisk,
  updateRisk,
  closeRisk,
  reviewRisks,
] as unknown as DomainCommand[];
