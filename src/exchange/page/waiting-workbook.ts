import { journal } from '../../people/journal.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Transaction } from '../../store/store.ts';

/** A workbook is imported because somebody handed it in to be, not because it is a file of the project. */
const handedIn = 'space.workbookHandedIn';
const subjectType = 'storedFile';

/** Writes down that a file was handed in to be imported. */
export async function noteHandedIn(turn: DomainTurn, tx: Transaction, id: string): Promise<void> {
  await journal({ ...turn, tx }, handedIn, { type: subjectType, id });
}

/** @returns a workbook that was handed in and waits to be stored; null when there is none of that id any more */
export async function waitingWorkbook(
  tx: Transaction,
  spaceId: string,
  id: string,
): Promise<{ id: string; name: string; content: Uint8Array } | null> {
  if (!uuid.test(id)) return null;
  const noted = await tx.auditEvent.findFirst({
    where: { spaceId, act: handedIn, subjectType, subjectId: id },
    select: { id: true },
  });
  if (!noted) return null;
  return tx.storedFile.findFirst({
    where: { id, spaceId },
    select: { id: true, name: true, content: true },
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
