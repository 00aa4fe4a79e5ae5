/** The checklist of domain.md 4.2, and what the rules know of some of its checks beside what a template may change. */
import type { Locale } from '../../conversation/language.ts';
import { readinessMessages } from '../messages.ts';

/** Who answers for a check. */
const ownerRoles = ['DIR', 'REF', 'LF', 'LT', 'QUAL', 'PRES'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

export interface CheckOfList {
  code: string;
  label: string;
  ownerRole: OwnerRole;
  /** Days counted from the go-live, -45 for J-45. */
  dueDays: number;
  blocking: boolean;
  /** Days for which a verification holds; null: it does not perish. */
  perishableDays: number | null;
  /** It holds for one date only. */
  perDate: boolean;
  position: number;
}

type Row = [
  code: string,
  owner: OwnerRole,
  due: number,
  blocking: boolean,
  perishable: number | 'perDate' | null,
];

/** Whether the paper procedure is there, in case the tool does not answer; its proof says where. */
export const paperProcedure = 'K14';

const rows: readonly Row[] = [
  ['K01', 'DIR', -45, true, null],
  ['K02', 'DIR', -30, true, null],
  ['K03', 'QUAL', -30, true, null],
  ['K04', 'PRES', -45, true, null],
  ['K05', 'LT', -21, true, null],
  ['K06', 'REF', -7, true, 14],
  ['K07', 'LT', -15, true, 30],
  ['K08', 'LT', -15, false, 30],
  ['K09', 'REF', -15, true, null],
  ['K10', 'LF', -21, true, null],
  ['K11', 'LT', -10, true, null],
  ['K12', 'LT', -7, true, 14],
  ['K13', 'REF', -5, false, 21],
  [paperProcedure, 'REF', -2, true, null],
  ['K15', 'LT', -2, true, 'perDate'],
];

/** @param locale of the space: a check is named once, for everybody */
export function defaultChecks(locale: Locale): CheckOfList[] {
  return rows.map(([code, ownerRole, dueDays, blocking, perishable], index) => ({
    code,
    // @keys readiness.check.*
    label: readinessMessages[locale][`readiness.check.${code}`] ?? code,
    ownerRole,
    dueDays,
    blocking,
    perishableDays: perishable === 'perDate' ? null : perishable,
    perDate: perishable === 'perDate',
    position: index + 1,
  }));
}

export type Measure = 'files' | 'accounts' | 'trained';

export interface KnownOfCheck {
  /** It is settled once supplied: another check verifies it. */
  supplyIsEnough?: true;
  /** Who supplied what it verifies is named beside its owner (C37). */
  suppliedBy?: OwnerRole;
  /** From this day on it turns its site orange before it is due. */
  watchedDays?: number;
  /** A verification says how much, and there is a least. */
  measure?: Measure;
  /** Only for the first site of each organisation. */
  firstSiteOnly?: true;
  /** Settled by itself from what is known elsewhere; still open to who knows better. */
  follows?: 'referents' | 'worksCouncil' | 'training';
}

const known: Readonly<Record<string, KnownOfCheck>> = {
  K01: { follows: 'referents' },
  K04: { firstSiteOnly: true, follows: 'worksCouncil' },
  K05: { supplyIsEnough: true },
  K06: { suppliedBy: 'LT' },
  K09: { measure: 'files' },
  K12: { measure: 'accounts' },
  K13: { measure: 'trained', watchedDays: -10, follows: 'training' },
};

export function knownOf(code: string): KnownOfCheck {
  return known[code] ?? {};
}

/** Whom to ask for help about a check: who answers for it, unless that is the referent who asks. */
const helpers: Readonly<Record<string, OwnerRole>> = { K06: 'LT', K09: 'LT' };

export function helperOf({ code, ownerRole }: { code: string; ownerRole: string }): OwnerRole {
  return helpers[code] ?? (ownerRole === 'REF' ? 'LF' : (ownerRole as OwnerRole));
}
