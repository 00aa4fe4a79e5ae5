import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** A space that holds organisations or committees takes no second file. */
export class SpaceNotEmpty extends Error {
  readonly space: string;

  constructor(space: string) {
    super(`The space “${space}” already holds organisations or committees.`);
    this.name = 'SpaceNotEmpty';
    this.space = space;
  }
}

/** Two loads at once happen one after the other ("copi" in ASCII, then 2). */
const loadLock = 1668247657n * 10n + 2n;

/**
 * Gives the empty space that `npm run setup` made these columns, or creates the space when there is none.
 *
 * @returns its id
 * @throws SpaceNotEmpty
 */
export async function claimSpace(
  tx: Transaction,
  columns: Prisma.SpaceUncheckedCreateInput,
): Promise<string> {
  await lockSpaces(tx);
  const spaces = await tx.space.findMany({
    include: { _count: { select: { organisations: true, committees: true } } },
  });
  const full = spaces.find(({ _count }) => _count.organisations + _count.committees > 0);
  if (full) throw new SpaceNotEmpty(full.name);
  const empty = spaces.find(({ slug }) => slug === columns.slug) ?? spaces[0];
  const space = empty
    ? await tx.space.update({ where: { id: empty.id }, data: columns, select: { id: true } })
    : await tx.space.create({ data: columns, select: { id: true } });
  return space.id;
}

/** Held until the transaction ends. */
export async function lockSpaces(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${loadLock})::text`;
}
