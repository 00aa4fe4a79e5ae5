import { createHash, randomBytes } from 'node:crypto';
import { type InstallURLOptions, InvalidStateError, type StateStore } from '@slack/oauth';
import type { Seal } from '../../../src/seal.ts';
import type { Database } from '../../../src/store/store.ts';
import { type Clock, toDate, toInstant } from '../../../src/time.ts';

/** How long somebody may take to press « Autoriser » at Slack; the cookie that binds the browser lasts as long. */
export const stateMinutes = 10;

/**
 * Keeps the `state` of an OAuth flow (RFC 6749, section 10.12) in the database, for all replicas: used once, within ten
 * minutes. Its row holds a digest, so who reads the table cannot finish somebody's flow.
 */
export function databaseStateStore({
  db,
  seal,
  clock,
}: {
  db: Database;
  seal: Seal;
  clock: Clock;
}): StateStore {
  const oldest = () => clock.system().subtract({ minutes: stateMinutes });
  return {
    async generateStateParam(options) {
      const state = randomBytes(32).toString('base64url');
      const id = digestOf(state);
      await db.oAuthState.deleteMany({ where: { createdAt: { lt: toDate(oldest()) } } });
      await db.oAuthState.create({
        data: {
          id,
          content: seal.close(JSON.stringify(options), contextOf(id)),
          createdAt: toDate(clock.system()),
        },
      });
      return state;
    },
    async verifyStateParam(_now, state) {
      const id = digestOf(state);
      const [row] = await db.$queryRaw<{ content: Uint8Array; createdAt: Date }[]>`
        DELETE FROM "OAuthState" WHERE id = ${id} RETURNING content, "createdAt"`;
      if (!row || Temporal.Instant.compare(toInstant(row.createdAt), oldest()) < 0)
        throw new InvalidStateError('The state is unknown, too old, or was used.');
      return JSON.parse(seal.open(row.content, contextOf(id))) as InstallURLOptions;
    },
  };
}

const digestOf = (state: string) => createHash('sha256').update(state).digest('hex');
const contextOf = (id: string) => `oauth-state:${id}`;
