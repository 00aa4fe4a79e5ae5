import type { Translator } from '../../conversation/language.ts';
import type { MilestonePhase } from '../../store/generated/enums.ts';
import { defaultPhases } from '../default-phases.ts';

/** The nine key phases and the go-live, in the order of S3-10. */
export const phasesInOrder: readonly MilestonePhase[] = defaultPhases.map(({ phase }) => phase);

/** Sorts what belongs to a phase. */
export function phaseOrder(one: { phase: MilestonePhase }, other: { phase: MilestonePhase }): number {
  return phasesInOrder.indexOf(one.phase) - phasesInOrder.indexOf(other.phase);
}

/** @returns « Récupération des données » */
export function phaseLabel(phase: MilestonePhase, t: Translator): string {
  // @keys people.milestone.*
  return t(`people.milestone.${phase}`);
}
