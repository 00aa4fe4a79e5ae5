import { announcementRule, dayOfRule } from '../deployments/deployment-timeline.ts';

/** The three announcements to the staff of a site (domain.md 4.4: A1, A2, A3). */
export const siteKinds = ['first', 'second', 'third'] as const;
export type SiteKind = (typeof siteKinds)[number];

/** Words that mean each kind, in commands. */
export const siteKindWords: Record<SiteKind, string[]> = {
  first: ['a1', 'première', 'premiere', 'mois'],
  second: ['a2', 'deuxième', 'seconde', 'semaine'],
  third: ['a3', 'troisième', 'veille'],
};

/** What the timeline calls each kind, and the days from the go-live on which it leaves. */
export const ruleOf: Readonly<Record<SiteKind, { code: string; days: number }>> = {
  first: { code: announcementRule.first, days: dayOfRule(announcementRule.first) },
  second: { code: announcementRule.second, days: dayOfRule(announcementRule.second) },
  third: { code: announcementRule.third, days: dayOfRule(announcementRule.third) },
};

/** @returns whether it is one of the three that follow the timeline of a site */
export function isSiteKind(kind: string): kind is SiteKind {
  return (siteKinds as readonly string[]).includes(kind);
}

/** @returns the kind a rule of the timeline is about: `D10-ALERT` is about A2; null for any other rule */
export function kindOfRule(rule: string): SiteKind | null {
  const [code] = rule.split('-');
  return siteKinds.find((kind) => ruleOf[kind].code === code) ?? null;
}
