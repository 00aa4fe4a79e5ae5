import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { SpaceFile } from './space-file.ts';

/** A space that holds organisations or committees takes no second file. */
export class SpaceNotEmpty extends Error {
  readonly space: string;

  constructor(space: string) {
    super(`The space “${space}” already holds organisations or committees.`);
    this.name = 'SpaceNotEmpty';
    this.space = space;
  }
}

/** A name of the file is one by which another space of this instance is known. */
export class SpaceClash extends Error {
  readonly what: 'slug' | 'workspace' | 'handle';
  readonly value: string;
  readonly space: string;

  constructor(what: SpaceClash['what'], value: string, space: string) {
    super(`The ${what} “${value}” belongs to the space “${space}”.`);
    this.name = 'SpaceClash';
    this.what = what;
    this.value = value;
    this.space = space;
  }
}

/** Whether the instance may serve other spaces beside the one that is loaded. */
export interface Neighbours {
  allowed: boolean;
  /** People are known by their handle alone, whatever their space: the local workspace. */
  shareHandles: boolean;
}

/** Two loads at once happen one after the other ("copi" in ASCII, then 2). */
const loadLock = 1668247657n * 10n + 2n;

/**
 * Gives the empty space that `npm run setup` made these columns, or creates the space when there is none.
 *
 * @returns its id, and whether the instance serves other spaces
 * @throws SpaceNotEmpty when another space is in use and neighbours are not allowed; SpaceClash
 */
export async function claimSpace(
  tx: Transaction,
  file: SpaceFile,
  columns: Prisma.SpaceUncheckedCreateInput,
  neighbours: Neighbours,
): Promise<{ id: string; alone: boolean }> {
  await lockSpaces(tx);
  const spaces = await tx.space.findMany({
    include: {
      _count: { select: { committees: true } },
      organisations: { select: { workspace: true } },
      people: { select: { handle: true } },
    },
    orderBy: { id: 'asc' },
  });
  const full = spaces.filter((space) => space._count.committees + space.organisations.length > 0);
  if (full[0] && !neighbours.allowed) throw new SpaceNotEmpty(full[0].name);
  for (const space of full) refuseClash(file, space, neighbours);
  const empty = spaces.filter((space) => !full.includes(space));
  const claimed = empty.find(({ slug }) => slug === columns.slug) ?? empty[0];
  const { id } = claimed
    ? await tx.space.update({ where: { id: claimed.id }, data: columns, select: { id: true } })
    : await tx.space.create({ data: columns, select: { id: true } });
  return { id, alone: full.length === 0 };
}

interface PresentSpace {
  name: string;
  slug: string;
  organisations: { workspace: string | null }[];
  people: { handle: string }[];
}

/** Committees, numbers, people and addresses may be the same in two spaces; these names may not. */
function refuseClash(file: SpaceFile, other: PresentSpace, { shareHandles }: Neighbours): void {
  if (other.slug === file.space.slug) throw new SpaceClash('slug', other.slug, other.name);
  const workspaces = new Set(other.organisations.flatMap(({ workspace }) => workspace?.toLowerCase() ?? []));
  for (const { workspace } of file.organisations)
    if (workspace && workspaces.has(workspace.toLowerCase()))
      throw new SpaceClash('workspace', workspace, other.name);
  if (!shareHandles) return;
  const handles = new Set(other.people.map(({ handle }) => handle));
  for (const { handle } of file.people)
    if (handles.has(handle)) throw new SpaceClash('handle', handle, other.name);
}

/** Held until the transaction ends. */
export async function lockSpaces(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${loadLock})::text`;
}
