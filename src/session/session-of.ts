/** What other rooms ask of the meeting that is being held: decisions and votes belong to an open session (4.1, invariant 1). */
import { openMeetingOf } from '../meetings/open-meeting.ts';
import type { Meeting } from '../store/generated/client.ts';
import type { SessionKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { type LiveQuorum, liveQuorum } from './voices.ts';

export interface OpenSession {
  meeting: Meeting;
  kind: SessionKind;
  quorum: LiveQuorum;
}

/** @returns the meeting of a committee that is being held now, with its quorum of this moment; null when there is none */
export async function sessionOf(tx: Transaction, committeeId: string): Promise<OpenSession | null> {
  const meeting = await openMeetingOf(tx, committeeId);
  if (!meeting) return null;
  const quorum = await liveQuorum(tx, meeting.id);
  return { meeting, kind: meeting.sessionKind ?? 'deliberative', quorum };
}

/** @returns why this session cannot decide now, or null: it was opened for information, or the quorum is lost (nasty case 7) */
export function decisionBarredBy({
  kind,
  quorum,
}: Pick<OpenSession, 'kind' | 'quorum'>): 'information' | 'noQuorum' | null {
  if (kind === 'information') return 'information';
  return quorum.reached ? null : 'noQuorum';
}
