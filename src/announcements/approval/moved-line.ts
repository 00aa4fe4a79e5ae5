import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';

/**
 * What stands on what was posted for an earlier date: « Reporté au jeudi 3 décembre 2026 »; null while the date is still that one.
 *
 * @param version of the deployment it was written for
 */
export function movedLine(
  deployment: DeploymentOfSite,
  version: number | null,
  t: Translator,
): string | null {
  if (version === null || version >= deployment.version) return null;
  const goLive = goLiveOf(deployment);
  return goLive
    ? t('announcement.moved', { day: formatDate(goLive, t.locale) })
    : t('announcement.movedWithoutDate');
}
