import type { TimelineRule } from '../../delivery/timeline.ts';
import { announcementCodes, nudgeCodes } from '../deployment-timeline.ts';

/** What a change of date itself tells (domain.md 5.4, case 1). */
export const moveCodes = { correction: 'D-MOVE', team: 'D-MOVE-TEAM', vendor: 'D-MOVE-VENDOR' } as const;
/** What people are told when a site goes back to paper, and when it takes the software up again. */
export const suspensionCode = 'D-SUSPEND';
export const resumptionCode = 'D-RESUME';

const toSite: readonly string[] = [...announcementCodes, ...nudgeCodes, moveCodes.correction];

/** @returns whether who was told it has to be corrected (4.4b): announcements, nudges, earlier corrections */
export function needsCorrection(rule: string): boolean {
  return toSite.includes(rule);
}

function atOnce(code: string, audience: string, message: string): TimelineRule {
  return { code, audience, message, anchor: 'changed', offset: {}, hour: 'now', nature: 'correction' };
}

/**
 * Each change is told: corrections to who works there, one a person (referents at once, the others at their shift), the vote's
 * cancellation to the others, and the vendor.
 */
export const moveRules: readonly TimelineRule[] = [
  atOnce(moveCodes.correction, 'corrected', 'deployment.correction'),
  atOnce(moveCodes.correction, 'correctedAtShift', 'deployment.correction'),
  atOnce(moveCodes.team, 'informed', 'deployment.moved'),
  atOnce(moveCodes.vendor, 'vendor', 'deployment.movedForVendor'),
];

/** @param code tells one suspension from the next */
export function siteWideRules(code: string, message: string): TimelineRule[] {
  return ['leadsDirectorReferents', 'staff', 'vendor'].map((audience) => atOnce(code, audience, message));
}
