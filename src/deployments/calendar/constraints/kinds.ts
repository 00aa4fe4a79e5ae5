import { choice } from '../../../conversation/arguments.ts';
import type { ConstraintKind } from '../../../store/generated/enums.ts';

/** Kinds of constraint, with the words that mean them (4.1; public holidays are computed, not declared). */
const kinds: Record<ConstraintKind, readonly string[]> = {
  institutionalProject: ['projet', 'project'],
  agreementDeadline: ['échéance', 'ars', 'convention', 'deadline'],
  externalEvaluation: ['évaluation', 'has', 'evaluation'],
  worksCouncil: ['cse', 'works council'],
  leave: ['congés', 'vacances', 'holidays'],
  freeze: ['gel'],
  closure: ['fermeture'],
};

export function kindChoice() {
  return choice(kinds, { position: 1, keys: ['genre', 'type'] });
}
