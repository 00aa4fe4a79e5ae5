import type { Transaction } from '../store/store.ts';

/** Points are numbered from 1 within a meeting, one after the other: its row is locked until the transaction ends. */
export async function nextNumber(tx: Transaction, meetingId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const { _max } = await tx.agendaItem.aggregate({ where: { meetingId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}
