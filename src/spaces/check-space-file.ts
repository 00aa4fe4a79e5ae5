import { checkCommittees } from './check-committees.ts';
import { checkDeployments } from './check-deployments.ts';
import { checkFreeTexts } from './check-free-texts.ts';
import { checkHistory } from './check-history.ts';
import { checkOrganisations } from './check-organisations.ts';
import { checkPeople } from './check-people.ts';
import { namesOf } from './names.ts';
import type { Problem } from './problem.ts';
import type { SpaceFile } from './space-file.ts';

/**
 * Judges a file whose every value has a right shape: unique names, references that exist, dates in order, no data about residents.
 *
 * @param now business time when the file has no clock
 */
export function checkSpaceFile(file: SpaceFile, now: Temporal.Instant): Problem[] {
  const names = namesOf(file);
  return [
    ...checkOrganisations(file, names),
    ...checkPeople(file, names),
    ...checkDeployments(file, names),
    ...checkCommittees(file, names),
    ...checkHistory(file, names, now),
    ...checkFreeTexts(file),
  ];
}
