import type { Translator } from '../conversation/language.ts';
import type { ReferentKind } from '../store/generated/enums.ts';

/** @returns the missions of a text: « questions d’usage, formation des nouveaux » are two; null when there is none */
export function missionsIn(text: string | undefined): string[] | null {
  const missions = (text ?? '')
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
  return missions.length > 0 ? missions : null;
}

/** What a referent of this kind is there for when nothing else is said (5.5, A1). */
export function usualMissions(kind: ReferentKind, t: Translator): string[] {
  return missionsIn(t(`referent.missions.${kind}`)) ?? [];
}
