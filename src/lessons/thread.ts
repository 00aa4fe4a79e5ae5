import type { Deployment, LessonsThread, Organisation, Person, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

const parts = {
  deployment: { include: { site: { include: { organisation: true, director: true } } } },
} as const;

/** What is learnt of one go-live, with the site it is about. */
export type ThreadOfSite = LessonsThread & {
  deployment: Deployment & { site: Site & { organisation: Organisation; director: Person | null } };
};

export function threadOf(tx: Transaction, deploymentId: string): Promise<ThreadOfSite | null> {
  return tx.lessonsThread.findUnique({ where: { deploymentId }, include: parts });
}

export function threadOfSite(tx: Transaction, siteId: string): Promise<ThreadOfSite | null> {
  return tx.lessonsThread.findFirst({ where: { deployment: { siteId } }, include: parts });
}

export function readThread(tx: Transaction, id: string): Promise<ThreadOfSite> {
  return tx.lessonsThread.findUniqueOrThrow({ where: { id }, include: parts });
}

/** @returns null when there is none of that id */
export function threadNamed(tx: Transaction, id: string): Promise<ThreadOfSite | null> {
  return tx.lessonsThread.findUnique({ where: { id }, include: parts });
}

/** Two people who change the same sheet at once: the second one sees what the first did. */
export async function lockThread(tx: Transaction, id: string): Promise<ThreadOfSite> {
  await tx.$queryRaw`SELECT id FROM "LessonsThread" WHERE id = ${id}::uuid FOR UPDATE`;
  return readThread(tx, id);
}

/** @returns whether people may still add to it: until its sheet is published */
export function isOpen({ state }: Pick<LessonsThread, 'state'>): boolean {
  return state === 'open' || state === 'synthesis' || state === 'inApproval';
}

/** A lesson more or less is another sheet than the one that was approved: approvals given before no longer cover it. */
export async function changedLessons(tx: Transaction, { id }: { id: string }): Promise<void> {
  await tx.lessonsThread.updateMany({
    where: { id, state: 'inApproval' },
    data: { sheetVersion: { increment: 1 } },
  });
}
