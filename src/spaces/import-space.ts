import { Prisma } from '../store/generated/client.ts';
import type { Store } from '../store/store.ts';
import { SpaceClash, SpaceNotEmpty } from './claim-space.ts';
import { type LoadedSpace, type LoadPorts, loadSpace } from './load-space.ts';
import { type Problem, problem } from './problem.ts';
import { readSpaceFile } from './read-space-file.ts';

export type ImportResult = ({ ok: true } & LoadedSpace) | { ok: false; problems: Problem[] };

/**
 * Takes a whole space in, or nothing: the file is judged first, then written in one transaction.
 *
 * @param source what JSON.parse gave
 */
export async function importSpace(
  store: Pick<Store, 'transaction'>,
  source: unknown,
  ports: LoadPorts,
): Promise<ImportResult> {
  const reading = readSpaceFile(source, ports.now);
  if (!reading.ok) return reading;
  try {
    return { ok: true, ...(await store.transaction((tx) => loadSpace(tx, reading.file, ports))) };
  } catch (error) {
    if (error instanceof SpaceNotEmpty) return refused('space.problem.notEmpty', { space: error.space });
    if (error instanceof SpaceClash)
      return refused(`space.problem.${clashes[error.what]}`, { read: error.value, space: error.space });
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return refused('space.problem.taken', { detail: constraintOf(error) });
    throw error;
  }
}

// @keys space.problem.*Taken
const clashes = { slug: 'slugTaken', workspace: 'workspaceTaken', handle: 'handleTaken' } as const;

function refused(key: string, values: Record<string, string>): ImportResult {
  return { ok: false, problems: [problem([], key, undefined, values)] };
}

/** What PostgreSQL said of the row that stands in the way (store.md: Prisma's own `meta.target` is empty). */
function constraintOf(error: Prisma.PrismaClientKnownRequestError): string {
  const meta = error.meta as { driverAdapterError?: { cause?: { originalMessage?: string } } } | undefined;
  return meta?.driverAdapterError?.cause?.originalMessage ?? error.message;
}
