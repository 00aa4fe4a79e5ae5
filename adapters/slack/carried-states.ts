/** What is too long for a button or a modal: kept sealed in the table CarriedState, and carried by its id. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Seal, SealError } from '../../src/seal.ts';
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate } from '../../src/time.ts';
import type { CarriedStates } from './ports.ts';

/** Days after which a button or a form that was left alone is no longer answered. */
export const carriedDays = 30;

export interface StoredStates extends CarriedStates {
  /** Forgets what is older than `carriedDays`. @returns how many were forgotten */
  purge(): Promise<number>;
}

/** @returns the states of this installation; two replicas on one database share them. */
export function openCarriedStates(parts: { db: Database; seal: Seal; clock: Clock }): StoredStates {
  const { db, seal, clock } = parts;
  const oldest = () => toDate(clock.system().subtract({ hours: 24 * carriedDays }));
  return {
    async keep(content) {
      const id = randomUUID();
      await db.carriedState.create({
        data: {
          id,
          platform: 'slack',
          content: seal.close(content, contextOf(id)),
          createdAt: toDate(clock.system()),
        },
      });
      return id;
    },
    async find(id) {
      if (!z.uuid().safeParse(id).success) return null;
      const kept = await db.carriedState.findFirst({ where: { id, createdAt: { gte: oldest() } } });
      return kept && opened(seal, kept.content, id);
    },
    async purge() {
      const { count } = await db.carriedState.deleteMany({ where: { createdAt: { lt: oldest() } } });
      return count;
    },
  };
}

const contextOf = (id: string) => `carried:${id}`;

/** What was sealed with a secret that is gone is as good as forgotten. */
function opened(seal: Seal, content: Uint8Array, id: string): string | null {
  try {
    return seal.open(content, contextOf(id));
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
