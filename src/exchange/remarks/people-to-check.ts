import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { fullName } from '../../people/person-name.ts';
import { referentKinds } from '../../referents/assignment.ts';
import type { ReferentEntry } from '../../spaces/space-file.ts';
import { listed } from './listed.ts';
import { isBrought, type Scope, type SiteInFile } from './scope.ts';

/** People who are taken as the file says, and perhaps not as it means: each kind on one line, with its sites. */
export function peopleToCheck(scope: Scope, sites: readonly SiteInFile[], t: Translator): string[] {
  const names = new Map(scope.file.people.map((one) => [one.handle, fullName(one)]));
  const named = (code: string, handles: readonly string[]) =>
    t('exchange.remark.named', {
      site: code,
      detail: formatList(
        handles.map((handle) => names.get(handle) ?? handle),
        t.locale,
      ),
    });
  const twice = sites.flatMap(({ site, comes }) =>
    referentKinds.flatMap((kind) => {
      const present = together(
        scope.file.referents.filter((one) => one.site === site.code && one.kind === kind),
      );
      const comesNow = comes || present.some((one) => isBrought(scope, 'referents', one));
      return present.length > 1 && comesNow
        ? [
            named(
              site.code,
              present.map(({ person }) => person),
            ),
          ]
        : [];
    }),
  );
  const directors = sites.flatMap(({ site, comes }) =>
    scope.file.staff
      .filter((one) => one.site === site.code && one.person === site.director)
      .filter((one) => comes || isBrought(scope, 'staff', one) || isBrought(scope, 'sites', site))
      .map((one) => named(site.code, [one.person])),
  );
  return [
    ...(twice.length > 0 ? [t('exchange.remark.referentTwice', { sites: listed(twice, t) })] : []),
    ...(directors.length > 0 ? [t('exchange.remark.directorInStaff', { sites: listed(directors, t) })] : []),
  ];
}

/** @returns those who have the mission on a same day as another one */
function together(referents: readonly ReferentEntry[]): ReferentEntry[] {
  const overlap = (one: ReferentEntry, other: ReferentEntry) =>
    (one.to ?? '9999') > (other.from ?? '') && (other.to ?? '9999') > (one.from ?? '');
  return referents.filter((one) => referents.some((other) => other !== one && overlap(one, other)));
}
