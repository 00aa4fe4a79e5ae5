/** What just happened in the local workspace, for the pages that are open and for the answer of the request at work. */
import { randomUUID } from 'node:crypto';
import type { LocalMail, LocalMessage } from '../../src/store/generated/client.ts';

export type LocalEvent =
  | { kind: 'posted'; message: LocalMessage }
  | { kind: 'updated'; message: LocalMessage }
  | { kind: 'mailed'; mail: LocalMail }
  | { kind: 'read'; handle: string }
  | { kind: 'clock' }
  | { kind: 'space' };

export interface Feed {
  publish(event: LocalEvent): void;
  /** @returns how to stop listening. */
  subscribe(listener: (event: LocalEvent) => void): () => void;
  /** Changes with every event and every start of the service: a page that is behind reloads what it shows. */
  revision(): string;
}

export function openFeed(): Feed {
  const listeners = new Set<(event: LocalEvent) => void>();
  const start = randomUUID().slice(0, 8);
  let count = 0;
  return {
    publish(event) {
      count += 1;
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => `${start}-${count}`,
  };
}
