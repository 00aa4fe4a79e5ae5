import type { Translator } from '../conversation/language.ts';
import { ProjectPhase } from '../store/generated/enums.ts';

/** One line when every phase has the same rhythm, else one a phase, in the order of the project. */
export function cadenceLines(t: Translator, byPhase: Record<string, number>): string[] {
  const [days, ...others] = new Set(Object.values(byPhase));
  if (days === undefined) return [];
  const phases = Object.values(ProjectPhase).filter((phase) => byPhase[phase] !== undefined);
  if (others.length === 0 && phases.length >= Object.values(ProjectPhase).length - 1)
    return [t('people.committee.cadenceAlways', { days })];
  return phases.map((phase) =>
    t('people.committee.cadenceOf', { phase: t(`people.phase.${phase}`), days: byPhase[phase] }),
  );
}
