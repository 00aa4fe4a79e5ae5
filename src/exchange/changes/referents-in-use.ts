/**
 * Referents of a site that is in use already are not loaded as they stand in a workbook: whoever is added is named as by the
 * command, and asked; a mission that is given an end ends as by the command (C38, nasty case 2).
 */
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
import type { WorkbookReading } from '../workbook/read-workbook.ts';
import type { Change } from './compare-spaces.ts';
import { type Entry, keyOf, type Source } from './merge-spaces.ts';
import { pathOf } from './path-of-change.ts';
import type { PlacedProblem } from './placed-problem.ts';

const section = 'referents';

/** @returns the rows of a workbook without the yes that nobody but the referent gives; a site it brings along is as it says */
export function withoutTheirYes(current: Source, read: Source): Source {
  const rows = listOf(read, section);
  if (rows.length === 0) return read;
  const known = new Set(listOf(current, section).map((one) => keyOf(section, one)));
  const sites = codesInUse(current);
  return {
    ...read,
    [section]: rows.map((row) => {
      if (!sites.has(row.site)) return row;
      const { accepted, ...rest } = row;
      if (!known.has(keyOf(section, row))) return { ...rest, accepted: false };
      return accepted === true ? rest : row;
    }),
  };
}

export interface JudgedReferents {
  /** Without rows about missions that are over: there is nothing left to do about them. */
  changes: Change[];
  problems: PlacedProblem[];
}

/**
 * Judges who is added as the command does: nobody twice on a site, and nobody where somebody else stays.
 *
 * @param wanted the space as it would stand
 * @param today day of the space
 */
export async function judgeReferents(
  tx: Transaction,
  spaceId: string,
  { current, wanted, changes, reading, today }: Judging,
): Promise<JudgedReferents> {
  const sites = codesInUse(current);
  const judged: JudgedReferents = { changes: [], problems: [] };
  for (const change of changes) {
    const { entry, kind } = change;
    const added = change.section === section && kind === 'added' && sites.has(entry.site);
    const verdict = added
      ? ((await whyOver(tx, spaceId, entry, today)) ?? whyNot(entry, listOf(wanted, section), today))
      : null;
    if (verdict === 'nothingToDo') continue;
    judged.changes.push(change);
    if (verdict)
      judged.problems.push({
        place: reading.placeOf([...pathOf(change, reading), 'person']),
        key: `exchange.referent.${verdict.key}`,
        values: { site: String(entry.site), name: String(entry.person), holder: verdict.holder ?? '' },
      });
  }
  return judged;
}

export interface Judging {
  current: Source;
  wanted: Source;
  changes: readonly Change[];
  reading: WorkbookReading;
  today: Temporal.PlainDate;
}

type Verdict = { key: 'over' | 'other' | 'taken'; holder?: string };

/** A workbook may still say who was a referent once, or declined: it does not name them again. */
async function whyOver(
  tx: Transaction,
  spaceId: string,
  { site, person, kind, from, to }: Entry,
  today: Temporal.PlainDate,
): Promise<Verdict | 'nothingToDo' | null> {
  if (to !== undefined && !isAfter(String(to), today)) return 'nothingToDo';
  const last = await tx.referentAssignment.findFirst({
    where: {
      ...{ spaceId, kind: kind as never, state: { in: ['declined', 'ended', 'handedOver'] } },
      site: { code: String(site) },
      person: { handle: String(person) },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (!last) return null;
  const again = last.to && from !== undefined && !isAfter(plainDate(last.to).toString(), dayOf(from));
  return last.state !== 'declined' && again ? null : { key: 'over' };
}

function whyNot(entry: Entry, referents: readonly Entry[], today: Temporal.PlainDate): Verdict | null {
  const itself = keyOf(section, entry);
  const others = referents.filter((one) => one.site === entry.site && keyOf(section, one) !== itself);
  const start = entry.from === undefined ? today : dayOf(entry.from);
  const stays = (one: Entry, from: Temporal.PlainDate) =>
    one.to === undefined || isAfter(String(one.to), from);
  if (others.some((one) => one.person === entry.person && one.kind !== entry.kind && stays(one, today)))
    return { key: 'other' };
  const holder = others.find(
    (one) => one.kind === entry.kind && one.person !== entry.person && stays(one, start),
  );
  return holder ? { key: 'taken', holder: String(holder.person) } : null;
}

function codesInUse(current: Source): ReadonlySet<unknown> {
  return new Set(listOf(current, 'sites').map(({ code }) => code));
}

function isAfter(iso: string, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(iso), day) > 0;
}

function dayOf(iso: unknown): Temporal.PlainDate {
  return Temporal.PlainDate.from(String(iso));
}

function listOf(source: Source, name: string): Entry[] {
  return (source[name] ?? []) as Entry[];
}
