import type { Composers } from '../delivery/ledger.ts';

/** Every message about a meeting while it is held: presence, quorum, points, notes. */
export const sessionComposers: Composers = {
  'session.thread': async () => null,
  'session.start': async () => null,
  'session.notOpened': async () => null,
};
