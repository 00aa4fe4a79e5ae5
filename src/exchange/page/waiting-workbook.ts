import type { Transaction } from '../../store/store.ts';

/** @returns a workbook that was handed in and waits to be stored; null when there is none of that id any more */
export async function waitingWorkbook(
  tx: Transaction,
  spaceId: string,
  id: string,
): Promise<{ id: string; name: string; content: Uint8Array } | null> {
  if (!uuid.test(id)) return null;
  const file = await tx.storedFile.findFirst({
    // A document of a point is no workbook that waits.
    where: { id, spaceId, documents: { none: {} } },
    select: { id: true, name: true, content: true },
  });
  return file;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
