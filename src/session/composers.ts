import type { Composers } from '../delivery/ledger.ts';
import { noQuorum, notOpened, quorumLost, start } from './messages/keeping.ts';
import { pointProposed } from './messages/point-proposed.ts';
import { thread } from './messages/thread.ts';

/** Every message about a meeting while it is held: presence, quorum, points, notes. */
export const sessionComposers: Composers = {
  'session.thread': thread,
  'session.start': start,
  'session.notOpened': notOpened,
  'session.noQuorum': noQuorum,
  'session.quorumLost': quorumLost,
  'session.pointProposed': pointProposed,
};
