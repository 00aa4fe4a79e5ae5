import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type Column, type Sheet, sheets } from '../workbook/sheets.ts';
import { choiceWords, heading, sheetName } from '../workbook/words-of-cells.ts';
import { type Change, type FieldChange, ownerSections } from './compare-spaces.ts';
import { type Entry, keysOfSections } from './merge-spaces.ts';

/** How many entries of one kind are named; the others are counted. */
const namedPerSection = 12;

interface Said {
  t: Translator;
  names: ReadonlyMap<string, string>;
}

export interface SectionOfChanges {
  title: string;
  lines: string[];
}

/** What an import would do, by sheet, in words: « S03 · Démarrage : 19/11/2026 → 03/12/2026 ». */
export function changeLines(
  { changes, names }: { changes: readonly Change[]; names: ReadonlyMap<string, string> },
  t: Translator,
): SectionOfChanges[] {
  const said: Said = { t, names };
  const bySheet = Map.groupBy(withThoseInside(changes), ({ section, owner }) =>
    sheetOf(section, owner !== undefined),
  );
  return [...bySheet].map(([sheet, list]) => {
    const seats = sheet.section === 'committees.members' ? list.filter(comesWithOwner(changes)) : [];
    const others = list.filter((change) => !seats.includes(change));
    const lines = others.slice(0, namedPerSection).map((change) => lineOf(sheet, change, said));
    const left = others.length - lines.length;
    return {
      title: t('exchange.changes.title', { sheet: sheetName(sheet, t), count: list.length }),
      lines: [
        ...seatLines(sheet, seats, said),
        ...lines,
        ...(left > 0 ? [t('exchange.changes.more', { count: left })] : []),
      ],
    };
  });
}

/** @returns how many rows of a workbook change something: those inside a new entry count as others do */
export function countOfChanges(changes: readonly Change[]): number {
  return withThoseInside(changes).length;
}

/** New entries, followed by what is listed inside them: who sits in a new committee, who is away. */
function withThoseInside(changes: readonly Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    const inside = Object.entries(ownerSections).filter(([, section]) => section === change.section);
    if (change.kind !== 'added' || change.owner) return [change];
    return [
      change,
      ...inside.flatMap(([section]) =>
        ((change.entry[section] ?? []) as Entry[]).map(
          (entry): Change => ({ section, kind: 'added', entry, fields: [], owner: change.entry }),
        ),
      ),
    ];
  });
}

function comesWithOwner(changes: readonly Change[]): (change: Change) => boolean {
  const owners = new Set(
    changes.filter(({ kind, owner }) => kind === 'added' && !owner).map((one) => one.entry),
  );
  return ({ owner }) => owner !== undefined && owners.has(owner);
}

/** Who sits in a new committee, all of them: one line each committee. */
function seatLines(sheet: Sheet, seats: readonly Change[], { t, names }: Said): string[] {
  const roles = sheet.columns.find(({ field }) => field === 'roles');
  const byCommittee = Map.groupBy(seats, ({ owner }) => String(owner?.code));
  return [...byCommittee].map(([committee, of]) => {
    const members = of.map(({ entry }) =>
      t('exchange.changes.member', {
        name: names.get(String(entry.person)) ?? String(entry.person),
        roles: roles ? valueWords(roles, entry.roles, { t, names }) : '',
      }),
    );
    return t('exchange.changes.committee', { committee, members: formatList(members, t.locale) });
  });
}

function sheetOf(section: string, nested: boolean): Sheet {
  const name = nested ? { absences: 'people.absences', members: 'committees.members' }[section] : section;
  const sheet = sheets.find((one) => one.section === name);
  if (!sheet) throw new Error(`No sheet is known for the section ${section}`);
  return sheet;
}

function lineOf(sheet: Sheet, { kind, entry, fields, owner }: Change, said: Said): string {
  const { t } = said;
  const name = nameOf(sheet, entry, owner, said);
  // Whoever is added on a site that is in use gives their own yes.
  if (kind === 'added' && sheet.section === 'referents' && entry.accepted === false)
    return t('exchange.changes.asked', { name });
  if (kind === 'added') return t('exchange.changes.added', { name });
  const told = fields.map((field) => fieldWords(sheet, field, said)).join(' ; ');
  return t('exchange.changes.changed', { name, fields: told });
}

/** What people know an entry by. */
function nameOf(
  sheet: Sheet,
  entry: Record<string, unknown>,
  owner: Record<string, unknown> | undefined,
  said: Said,
): string {
  if (sheet.section === 'people') return `${entry.givenName} ${entry.familyName}`;
  const inside = sheet.section === 'people.absences' ? ['from', 'to'] : ['person'];
  const keys = owner ? inside : (keysOfSections[sheet.section] ?? ['name']);
  const words = keys.flatMap((key) => {
    const column = sheet.columns.find(({ field }) => field === key);
    return entry[key] === undefined
      ? []
      : [column ? valueWords(column, entry[key], said) : String(entry[key])];
  });
  const own = owner ? [String(owner.code ?? said.names.get(String(owner.handle)) ?? owner.handle)] : [];
  return [...own, ...words].join(' · ');
}

function fieldWords(sheet: Sheet, { field, before, after }: FieldChange, said: Said): string {
  const { t } = said;
  const column = sheet.columns.find((one) => one.field === field);
  return t('exchange.changes.field', {
    field: column ? heading(sheet, column, t) : field,
    before: column ? valueWords(column, before, said) : String(before ?? ''),
    after: column ? valueWords(column, after, said) : String(after ?? ''),
  });
}

function valueWords(column: Column, value: unknown, { t, names }: Said): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return t('exchange.changes.empty');
  const one = (item: unknown): string => {
    if (column.kind === 'person') return names.get(String(item)) ?? String(item);
    if (typeof item === 'boolean') return t(item ? 'exchange.yes' : 'exchange.no');
    if (column.kind === 'date')
      return formatDate(Temporal.PlainDate.from(String(item)), t.locale, { weekday: false });
    return column.choices ? choiceWords(column.choices, String(item), t) : String(item);
  };
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
}
