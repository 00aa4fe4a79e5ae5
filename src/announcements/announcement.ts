import type { Announcement, Deployment } from '../store/generated/client.ts';
import type { AnnouncementKind, AnnouncementState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

/** Not sent yet, and it may still be. */
export const pendingStates: readonly AnnouncementState[] = ['draft', 'inApproval', 'approved', 'expired'];
/** Staff have read it, or may have. */
export const toldStates: readonly AnnouncementState[] = ['sent', 'corrected'];

/** @returns the subject of the ledger for what is said about one announcement */
export function subjectOf({ id }: Pick<Announcement, 'id'>): { type: 'announcement'; id: string } {
  return { type: 'announcement', id };
}

/** @returns the cards on which the announcements of a deployment wait for approval; what its staff were sent shows nothing of it */
export function approvalsOf({ id }: Pick<Deployment, 'id'>) {
  return { type: 'deployment', id, messages: ['announcement.toApprove'] };
}

/** Which announcement of a site: its kind, and the version of the deployment it was written for. */
export interface WhichOfSite {
  deploymentId: string;
  version: number;
  kind: AnnouncementKind;
}

/** @returns the announcement of that kind for that version of a deployment, unless it was taken back; null when there is none */
export function findOfSite(tx: Transaction, which: WhichOfSite): Promise<Announcement | null> {
  return tx.announcement.findFirst({
    where: { ...which, state: { not: 'withdrawn' } },
    orderBy: { id: 'desc' },
  });
}

/** @returns every announcement to the staff of a site, the latest first; corrections included */
export function readOfSite(tx: Transaction, deploymentId: string): Promise<Announcement[]> {
  return tx.announcement.findMany({
    where: { deploymentId, state: { not: 'withdrawn' } },
    orderBy: [{ version: 'desc' }, { id: 'desc' }],
  });
}

/** Two people who settle the same text at once: the second one sees what the first did. */
export async function lockAnnouncement(tx: Transaction, id: string): Promise<Announcement> {
  await tx.$queryRaw`SELECT id FROM "Announcement" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.announcement.findUniqueOrThrow({ where: { id } });
}

/** @returns whether it waits for the approval of this very text */
export function awaitsApproval({ state }: Pick<Announcement, 'state'>): boolean {
  return state === 'inApproval' || state === 'expired';
}

/** @returns which words of which announcements somebody has before their eyes: « id.2 id.1 », carried by their buttons */
export function seenMark(announcements: readonly Pick<Announcement, 'id' | 'textVersion'>[]): string {
  return announcements.map(({ id, textVersion }) => `${id}.${textVersion}`).join(' ');
}

/** @returns whether the mark of a button still stands for the present words of this announcement */
export function hasSeen(
  mark: string,
  { id, textVersion }: Pick<Announcement, 'id' | 'textVersion'>,
): boolean {
  return mark.split(' ').includes(`${id}.${textVersion}`);
}
