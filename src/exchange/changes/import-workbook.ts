import type { Happening } from '../../people/turn.ts';
import { importSpace } from '../../spaces/import-space.ts';
import type { LoadedSpace, LoadPorts } from '../../spaces/load-space.ts';
import type { Store } from '../../store/store.ts';
import { applyChanges } from './apply-changes.ts';
import type { PlacedProblem } from './placed-problem.ts';
import { type Preparation, prepareImport } from './prepare-import.ts';
import { previewMark } from './preview-mark.ts';
import { inWordsOfWorkbooks } from './words-of-workbooks.ts';

export type ImportOutcome =
  | { ok: false; problems: PlacedProblem[] }
  | ({
      ok: true;
      /** It would do something else than what was shown: nothing was stored. */
      changedSince?: true;
    } & Pick<Preparation & { ok: true }, 'changes' | 'names' | 'untouched' | 'remarks'>);

export interface ImportOptions {
  /** Who runs the installation, from its terminal. */
  byOperator: boolean;
  /** Only says what would change. */
  dryRun: boolean;
  /** `previewMark` of what was shown to who confirms; absent: nothing was. */
  seen?: string;
}

/**
 * Lays a workbook over the space of who acts, or nothing of it: it is judged whole before anything is written (issue 5,
 * point 9). In the caller's transaction; of two at once the second sees what the first did.
 *
 * @param content of the XLSX file
 */
export async function importInto(
  by: Happening,
  content: Uint8Array,
  { byOperator, dryRun, seen }: ImportOptions,
): Promise<ImportOutcome> {
  const { tx, now, space } = by;
  await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
  const prepared = await prepareImport(tx, content, { into: space.id, now, byOperator });
  if (!prepared.ok) return prepared;
  const { changes, names, untouched, file, remarks } = prepared;
  if (seen !== undefined && seen !== previewMark(changes))
    return { ok: true, changedSince: true, changes, names, untouched, remarks };
  if (!dryRun && changes.length > 0) await applyChanges(by, file, changes);
  return { ok: true, changes, names, untouched, remarks };
}

/** A workbook that makes a space of its own goes through the loader of space files. */
export async function importAsSpace(
  store: Pick<Store, 'transaction'>,
  content: Uint8Array,
  { dryRun }: Pick<ImportOptions, 'dryRun'>,
  ports: LoadPorts,
): Promise<ImportOutcome & { loaded?: LoadedSpace }> {
  const prepared = await store.transaction((tx) =>
    prepareImport(tx, content, { into: null, now: ports.now, byOperator: true }),
  );
  if (!prepared.ok) return prepared;
  const { changes, names, source, remarks } = prepared;
  const told = { ok: true as const, changes, names, untouched: 0, remarks };
  if (dryRun) return told;
  const loaded = await importSpace(store, source, ports);
  if (loaded.ok) return { ...told, loaded };
  return {
    ok: false,
    problems: loaded.problems.map((problem) => ({ place: null, ...inWordsOfWorkbooks(problem) })),
  };
}
