import type { Translators } from '../conversation/catalogue.ts';
import type { Happening } from '../people/turn.ts';
import { importSpace } from '../spaces/import-space.ts';
import type { LoadedSpace, LoadPorts } from '../spaces/load-space.ts';
import type { Store, Transaction } from '../store/store.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './compare-spaces.ts';
import { type PlacedProblem, prepareImport } from './prepare-import.ts';

export interface ImportOptions {
  /** Id of the space in use it is laid over; null: the workbook makes a new one. */
  into: string | null;
  translators: Translators;
  /** Only says what would change. */
  dryRun: boolean;
  ports: LoadPorts;
  /** Who changes what is there already, with the means to tell the rooms. */
  author(tx: Transaction, spaceId: string): Promise<Happening>;
}

export type ImportOutcome =
  | { ok: false; problems: PlacedProblem[] }
  /** `untouched`: entries of the space that the workbook does not speak of. */
  | { ok: true; changes: Change[]; untouched: number; loaded: LoadedSpace | null };

/**
 * Takes a workbook in, or nothing: it is judged whole before anything is written, and written in one transaction (issue 5,
 * point 9).
 *
 * @param content of the XLSX file
 */
export async function importWorkbook(
  store: Pick<Store, 'transaction'>,
  content: Buffer,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { into, dryRun } = options;
  return into === null
    ? makeSpace(store, content, options)
    : update(store, content, { ...options, into, dryRun });
}

function update(
  store: Pick<Store, 'transaction'>,
  content: Buffer,
  { into, translators, dryRun, ports, author }: ImportOptions & { into: string },
): Promise<ImportOutcome> {
  return store.transaction(async (tx): Promise<ImportOutcome> => {
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${into}::uuid FOR UPDATE`;
    const prepared = await prepareImport(tx, content, { into, now: ports.now, translators });
    if (!prepared.ok) return prepared;
    const { changes, untouched, file } = prepared;
    if (!dryRun && changes.length > 0) await applyChanges(await author(tx, into), file, changes);
    return { ok: true, changes, untouched, loaded: null };
  });
}

/** A workbook that makes a space of its own goes through the loader of space files. */
async function makeSpace(
  store: Pick<Store, 'transaction'>,
  content: Buffer,
  { translators, dryRun, ports }: ImportOptions,
): Promise<ImportOutcome> {
  const prepared = await store.transaction((tx) =>
    prepareImport(tx, content, { into: null, now: ports.now, translators }),
  );
  if (!prepared.ok) return prepared;
  const { changes, source } = prepared;
  if (dryRun) return { ok: true, changes, untouched: 0, loaded: null };
  const result = await importSpace(store, source, ports);
  if (result.ok) return { ok: true, changes, untouched: 0, loaded: result };
  return { ok: false, problems: result.problems.map(({ key, values }) => ({ place: null, key, values })) };
}
