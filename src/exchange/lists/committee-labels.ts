import type { Transaction } from '../../store/store.ts';

/** @returns what each committee of a space is called, by id */
export async function committeeLabels(tx: Transaction, spaceId: string): Promise<Map<string, string>> {
  const committees = await tx.committee.findMany({ where: { spaceId }, select: { id: true, label: true } });
  return new Map(committees.map(({ id, label }) => [id, label]));
}
