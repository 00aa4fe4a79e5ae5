/** Is a committee fit to work? (domain.md C01, C02, S0-06, S3-08, S3-09, S2-03, S2-08) */

import { chairsOf } from '../people/acting-chair.ts';
import type { Typology } from '../store/generated/enums.ts';
import { type ExpectedFunction, missingFunctions, templateNamed } from './composition-templates.ts';
import { groupSize } from './group-size.ts';

export interface CommitteeFacts {
  kind: 'copil' | 'cosuiv' | 'group' | 'workingGroup' | 'executive';
  duties: string | null;
  /** Composition template, null for the usual one. */
  template: string | null;
  /** Functions being computerised. */
  computerises: string[];
  /** Days between meetings by project phase. */
  cadenceDays: Record<string, number>;
  members: {
    roles: string[];
    voting: boolean;
    sponsor: boolean;
    functionLabel: string | null;
    typologies: string[];
  }[];
}

export interface SiteFacts {
  typology: Typology;
}

export type Gap =
  | { code: 'noMembers' }
  | { code: 'noDuties' }
  | { code: 'noCadence' }
  | { code: 'noChair' }
  | { code: 'noSponsor' }
  | { code: 'noLead' }
  | { code: 'singleLead'; missing: 'LF' | 'LT' }
  /** A project group under its size (C04). */
  | { code: 'smallGroup'; members: number }
  /** A working group in which nobody may do what a chair may: nobody can schedule its meetings. */
  | { code: 'noAnimator' }
  | { code: 'functionMissing'; function: ExpectedFunction }
  | { code: 'typologyMissing'; typology: Typology; sites: number };

/**
 * Without these a committee cannot become active: what it is made of (S0-06), a sponsor from management (S0-07), somebody who
 * leads the project. One lead alone is warned of (S0-02).
 */
const blocking = new Set<Gap['code']>([
  'noMembers',
  'noDuties',
  'noCadence',
  'noChair',
  'noSponsor',
  'noLead',
]);

export function isBlocking(gap: Gap): boolean {
  return blocking.has(gap.code);
}

/** @returns what is missing, the blocking gaps first. */
export function compositionGaps(committee: CommitteeFacts, sites: SiteFacts[]): Gap[] {
  const gaps: Gap[] = [];
  const size = committee.members.length;
  if (size === 0) gaps.push({ code: 'noMembers' });
  if (!committee.duties?.trim()) gaps.push({ code: 'noDuties' });
  if (Object.keys(committee.cadenceDays).length === 0) gaps.push({ code: 'noCadence' });
  if (committee.kind === 'group' && size > 0 && size < groupSize.least)
    gaps.push({ code: 'smallGroup', members: size });
  if (size > 0 && lacksAnimator(committee)) gaps.push({ code: 'noAnimator' });
  if (committee.kind === 'copil') gaps.push(...steeringGaps(committee, sites));
  return gaps;
}

/** @returns whether this is a working group without chair, lead or animator (acting-chair.ts) */
export function lacksAnimator({
  kind,
  members,
}: {
  kind: CommitteeFacts['kind'];
  members: readonly Pick<CommitteeFacts['members'][number], 'roles' | 'functionLabel'>[];
}): boolean {
  const seats = members.map((member) => ({ ...member, personId: '' }));
  return kind === 'workingGroup' && chairsOf(kind, seats).length === 0;
}

function steeringGaps(committee: CommitteeFacts, sites: SiteFacts[]): Gap[] {
  const gaps: Gap[] = [];
  const has = (role: string) => committee.members.some((member) => member.roles.includes(role));
  if (!has('PRES')) gaps.push({ code: 'noChair' });
  if (!committee.members.some((member) => member.sponsor)) gaps.push({ code: 'noSponsor' });
  if (!has('LF') && !has('LT')) gaps.push({ code: 'noLead' });
  else if (!has('LF')) gaps.push({ code: 'singleLead', missing: 'LF' });
  else if (!has('LT')) gaps.push({ code: 'singleLead', missing: 'LT' });
  const template = templateNamed(committee.template);
  for (const missing of missingFunctions(template, committee.members, committee.computerises))
    gaps.push({ code: 'functionMissing', function: missing });
  const represented = new Set<string>(committee.members.flatMap((member) => member.typologies));
  for (const [typology, count] of countBy(sites.map((site) => site.typology)))
    if (!represented.has(typology)) gaps.push({ code: 'typologyMissing', typology, sites: count });
  return gaps;
}

function countBy<T extends string>(values: T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
