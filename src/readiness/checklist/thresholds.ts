import { z } from 'zod';
import type { Transaction } from '../../store/store.ts';
import type { Measure } from './default-checks.ts';

/** From how much on a check may be called verified (4.2); each is a setting of the space. */
const defaultThresholds: Readonly<Record<Measure, number>> = {
  /** Files of the sample. */
  files: 20,
  /** Percent of the accounts. */
  accounts: 95,
  /** Percent of each category. */
  trained: 80,
};

const percent = z.int().min(1).max(100);
const thresholdsSchema = z
  .object({ files: z.int().min(1).max(10_000), accounts: percent, trained: percent })
  .partial();

export type Thresholds = Record<Measure, number>;

/** Where `Space.settings` keeps them. */
const settings = z.looseObject({
  readiness: z.looseObject({ thresholds: thresholdsSchema.optional() }).optional(),
});

export async function readThresholds(tx: Transaction, spaceId: string): Promise<Thresholds> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { settings: true } });
  const read = settings.safeParse(space.settings ?? {});
  return { ...defaultThresholds, ...(read.data?.readiness?.thresholds ?? {}) };
}

export async function writeThresholds(
  tx: Transaction,
  spaceId: string,
  changed: Partial<Thresholds>,
): Promise<Thresholds> {
  await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${spaceId}::uuid FOR UPDATE`;
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { settings: true } });
  const thresholds = { ...(await readThresholds(tx, spaceId)), ...changed };
  const before = (space.settings ?? {}) as Record<string, unknown>;
  const readiness = { ...((before.readiness as object | undefined) ?? {}), thresholds };
  await tx.space.update({ where: { id: spaceId }, data: { settings: { ...before, readiness } as object } });
  return thresholds;
}
