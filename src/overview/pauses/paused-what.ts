import type { DomainTurn } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';

/** « EHPAD Résidence du Port », or the whole project. @param site null: the whole space */
export function pausedWhat(
  { t, space }: { t: DomainTurn['t']; space: { projectName: string } },
  site: Pick<Site, 'name'> | null,
): string {
  return site ? site.name : t('overview.pause.space', { project: space.projectName });
}
