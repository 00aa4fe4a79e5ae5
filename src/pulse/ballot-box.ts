import { randomUUID } from 'node:crypto';
import { shaken } from '../people/shaken.ts';
import type { Transaction } from '../store/store.ts';
import type { PulseSheet } from './result.ts';

/** A sheet as somebody hands it in. */
export interface HandedIn extends PulseSheet {
  personId: string;
  /** A fear, a wish: kept apart from the sheet. */
  fear?: string;
}

/**
 * Puts a sheet into the box and shakes it: every sheet, fear and participation is written anew in a random order under new
 * ids, so that neither ids, nor the order of rows, nor the number of the transaction that wrote them ties a sheet to who handed
 * it in. The caller holds the lock of the pulse.
 */
export async function handIn(
  tx: Transaction,
  pulseId: string,
  { personId, fear, ...sheet }: HandedIn,
): Promise<void> {
  const [answers, fears, people] = [
    await tx.pulseAnswer.findMany({ where: { pulseId } }),
    await tx.pulseFear.findMany({ where: { pulseId } }),
    await tx.pulseParticipation.findMany({ where: { pulseId } }),
  ];
  await emptyBox(tx, pulseId);
  await tx.pulseParticipation.deleteMany({ where: { pulseId } });
  const sheets = [...answers.map(({ id: _id, ...kept }) => kept), { pulseId, ...sheet }];
  await tx.pulseAnswer.createMany({
    data: shaken(sheets).map((one) => ({ ...one, id: randomUUID(), answers: one.answers ?? {} })),
  });
  const said = [...fears.map(({ text }) => text), ...(fear ? [fear] : [])];
  await tx.pulseFear.createMany({ data: shaken(said).map((text) => ({ id: randomUUID(), pulseId, text })) });
  await tx.pulseParticipation.createMany({ data: shaken([...people, { pulseId, personId }]) });
}

/** Destroys the sheets and the fears of a pulse. */
export async function emptyBox(tx: Transaction, pulseId: string): Promise<void> {
  await tx.pulseAnswer.deleteMany({ where: { pulseId } });
  await tx.pulseFear.deleteMany({ where: { pulseId } });
}
