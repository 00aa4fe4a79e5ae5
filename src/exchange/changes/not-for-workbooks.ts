/** What a workbook does not change once it is known: it has a procedure of its own, or says who somebody is. */
import type { WorkbookReading } from '../workbook/read-workbook.ts';
import type { Change, FieldChange } from './compare-spaces.ts';
import type { Entry } from './merge-spaces.ts';
import { pathOf } from './path-of-change.ts';
import type { PlacedProblem } from './placed-problem.ts';

interface Reserved {
  section: string;
  /** Fields, or what they begin with; none: adding such a row. */
  fields: readonly string[];
  /** Key of the sentence that gives the way out. */
  key: string;
  /** Who runs the installation may. */
  operatorMay?: true;
  /** Only where this holds of the entry. */
  where?(entry: Entry, change: Pick<FieldChange, 'before' | 'after'>): boolean;
}

/** Roles of which there is one at a time: who held it gives way, and everybody is told. */
const singleRoles = ['PRES', 'LF', 'LT'];
const among = (roles: unknown) => singleRoles.some((role) => (roles as string[] | undefined)?.includes(role));

// @keys exchange.reserved.*
const reserved: readonly Reserved[] = [
  { section: 'space', fields: ['slug'], key: 'slug' },
  { section: 'people', fields: ['workEmail', 'administrator'], key: 'account', operatorMay: true },
  { section: 'people', fields: ['workspace'], key: 'workspace' },
  {
    section: 'people',
    fields: ['state'],
    key: 'leaves',
    where: (_, { before, after }) => before === 'left' || after === 'left',
  },
  { section: 'channels', fields: ['platform', 'id'], key: 'channel' },
  { section: 'committees', fields: ['kind'], key: 'committeeKind' },
  { section: 'committees', fields: ['state'], key: 'committeeState' },
  { section: 'committees', fields: ['channel', 'mirrorChannels'], key: 'committeeChannel' },
  { section: 'committees', fields: ['rules', 'cadenceDays', 'leads'], key: 'committeeRules' },
  { section: 'members', fields: ['roles', 'voting', 'sponsor', 'from', 'to', 'state'], key: 'seat' },
  { section: 'referents', fields: ['accepted'], key: 'referent' },
];

/** New rows that are refused all the same in a space that is in use. */
const reservedNew: readonly Omit<Reserved, 'fields'>[] = [
  {
    section: 'people',
    key: 'account',
    operatorMay: true,
    where: ({ administrator }) => administrator === true,
  },
  { section: 'members', key: 'seat', where: ({ roles }) => among(roles) },
];
/** The column each of them is about. */
const columnOfNew: Readonly<Record<string, string>> = { people: 'administrator', members: 'roles' };

/** @returns changes that have another way; each with its cell and that way */
export function notForWorkbooks(
  changes: readonly Change[],
  reading: WorkbookReading,
  byOperator: boolean,
): PlacedProblem[] {
  return changes.flatMap((change): PlacedProblem[] => {
    const told = (field: string, { key }: Pick<Reserved, 'key'>, before: unknown): PlacedProblem => ({
      place: reading.placeOf([...pathOf(change, reading), field]),
      key: `exchange.reserved.${key}`,
      values: {
        before: Array.isArray(before) ? before.join(', ') : String(before ?? 'none'),
        name: String(change.entry.person ?? change.entry.handle ?? change.entry.code ?? ''),
        owner: String(change.owner?.code ?? ''),
        site: String(change.entry.site ?? ''),
      },
    });
    const holds = (rule: Omit<Reserved, 'fields'>, field: Pick<FieldChange, 'before' | 'after'>) =>
      rule.section === change.section &&
      !(rule.operatorMay && byOperator) &&
      (rule.where?.(change.entry, field) ?? true);
    if (change.kind === 'added') {
      if (change.section === 'members' && !change.owner) return [];
      return reservedNew
        .filter((rule) => holds(rule, { before: undefined, after: undefined }))
        .map((rule) => told(columnOfNew[rule.section] as string, rule, undefined));
    }
    return change.fields.flatMap((one) =>
      reserved
        .filter((rule) => rule.fields.some((field) => isWithin(one.field, field)) && holds(rule, one))
        .map((rule) => told(one.field, rule, one.before)),
    );
  });
}

function isWithin(field: string, reservedField: string): boolean {
  return field === reservedField || field.startsWith(`${reservedField}.`);
}
