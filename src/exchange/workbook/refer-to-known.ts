/** Rows name people, sites and organisations as people do: they are made to say what the space file says. */
import { plain } from '../../people/plain-name.ts';
import { fieldOf, setField } from './fields.ts';
import { type CellProblem, cellProblem, type Place } from './place.ts';
import type { ReadRow } from './read-sheet.ts';
import { type References, referencesAmong } from './references.ts';
import type { Column, Sheet } from './sheets.ts';

type Entry = Record<string, unknown>;

/** What the space has already: a row may refer to it without its being in the workbook. */
export interface Known {
  people: readonly Entry[];
  sites: readonly Entry[];
  organisations: readonly Entry[];
  committees: readonly Entry[];
}

export type Rows = ReadonlyMap<Sheet, readonly ReadRow[]>;

/** What each kind of entry is known by, when it is referred to. */
const names = { people: 'handle', sites: 'code', organisations: 'code', committees: 'code' } as const;

/** Completes and rewrites the rows in place; a name that leads nowhere is added to `problems`. */
export function referToKnown(rows: Rows, known: Known, problems: CellProblem[]): void {
  nameTheUnnamed(rows, known);
  spellAsKnown(rows, known);
  const every = (section: keyof typeof names) => {
    const read = entriesOf(rows, section);
    const spoken = new Set(read.map((entry) => entry[names[section]]));
    // What the workbook says of something takes the place of what the space knows of it.
    return [...read, ...known[section].filter((entry) => !spoken.has(entry[names[section]]))];
  };
  const references = referencesAmong({
    people: every('people'),
    sites: every('sites'),
    organisations: every('organisations'),
  });
  for (const [sheet, read] of rows)
    for (const { entry, row } of read)
      for (const column of sheet.columns) resolveCell(entry, { sheet, row, column }, references, problems);
}

/** A person without a short name keeps the one the space knows them by, else gets one from both names. */
function nameTheUnnamed(rows: Rows, known: Known): void {
  const people = entriesOf(rows, 'people');
  const byMail = new Map(known.people.map(({ workEmail, handle }) => [mail(workEmail), String(handle)]));
  const taken = new Set([
    ...known.people.map(({ handle }) => String(handle)),
    ...people.map(({ handle }) => String(handle ?? '')),
  ]);
  for (const entry of people) {
    if (entry.handle !== undefined || !entry.givenName || !entry.familyName) continue;
    entry.handle = byMail.get(mail(entry.workEmail)) ?? freeHandle(entry, taken);
    taken.add(String(entry.handle));
  }
}

function mail(address: unknown): string {
  return String(address ?? '').toLowerCase();
}

function freeHandle(entry: Entry, taken: ReadonlySet<string>): string {
  const wanted = `${plain(String(entry.givenName))}.${plain(String(entry.familyName))}`;
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted}${number}`;
  return free;
}

/** « copil » in a cell is the committee COPIL. */
function spellAsKnown(rows: Rows, known: Known): void {
  for (const [section, field] of Object.entries(names) as [keyof typeof names, string][]) {
    const spelling = new Map(known[section].map((one) => [String(one[field]).toLowerCase(), one[field]]));
    for (const entry of entriesOf(rows, section)) {
      const same = spelling.get(String(entry[field] ?? '').toLowerCase());
      if (same !== undefined) entry[field] = same;
    }
  }
}

function resolveCell(
  entry: Entry,
  place: Place & { column: Column },
  references: References,
  problems: CellProblem[],
): void {
  const { kind, field } = place.column;
  if (kind !== 'person' && kind !== 'site' && kind !== 'organisation') return;
  const text = fieldOf(entry, field);
  if (typeof text !== 'string') return;
  const found = references[kind](text);
  if ('reference' in found) {
    setField(entry, field, found.reference);
    return;
  }
  // @keys exchange.problem.person.* exchange.problem.site.* exchange.problem.organisation.*
  const key = `exchange.problem.${kind}.${found.problem}`;
  problems.push(cellProblem(place, key, { read: text, near: found.near ?? 'none' }));
}

function entriesOf(rows: Rows, section: string): Entry[] {
  const found = [...rows].find(([sheet]) => sheet.section === section)?.[1] ?? [];
  return found.map(({ entry }) => entry);
}
