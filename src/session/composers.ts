import type { Composers } from '../delivery/ledger.ts';
import { noQuorum, notOpened, quorumCame, quorumLost, start } from './messages/keeping.ts';
import { notClosed } from './messages/not-closed.ts';
import { pointProposed } from './messages/point-proposed.ts';
import { thread } from './messages/thread.ts';

/** Every message about a meeting while it is held: presence, quorum, points, notes. */
export const sessionComposers: Composers = {
  'session.thread': thread,
  'session.start': start,
  'session.notOpened': notOpened,
  'session.notClosed': notClosed,
  'session.noQuorum': noQuorum,
  'session.quorumLost': quorumLost,
  'session.quorumCame': quorumCame,
  'session.pointProposed': pointProposed,
};
