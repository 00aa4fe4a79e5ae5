/** Runs an act and gathers everything it caused, for everybody. */
import type { LocalMessage } from '../../src/store/generated/client.ts';
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate } from '../../src/time.ts';
import type { Outcome } from './acts.ts';
import type { Feed } from './feed.ts';
import type { OpenedForm } from './forms.ts';
import type { LocalHost } from './host.ts';

export interface Answer {
  /** The reply first, then what arrived for anybody, in the order of arrival. */
  messages: LocalMessage[];
  /** Messages that were there before and changed. */
  updated: LocalMessage[];
  form: OpenedForm | null;
  link?: string;
}

/** The messages an act caused, gathered from the feed. */
export function gather(feed: Feed): () => Pick<Answer, 'messages' | 'updated'> {
  const posted = new Map<string, LocalMessage>();
  const updated = new Map<string, LocalMessage>();
  const stop = feed.subscribe((event) => {
    if (event.kind === 'posted') posted.set(event.message.id, event.message);
    if (event.kind !== 'updated') return;
    (posted.has(event.message.id) ? posted : updated).set(event.message.id, event.message);
  });
  return () => {
    stop();
    return { messages: [...posted.values()], updated: [...updated.values()] };
  };
}

interface Parts {
  db: Database;
  clock: Clock;
  feed: Feed;
  host: Pick<LocalHost, 'drain'>;
}

/**
 * @param event the caller's id of the act, if it gave one: the same one twice is handled once and answered alike
 */
export type Perform = (event: string | null, act: () => Promise<Outcome>) => Promise<Answer>;

export function performer({ db, clock, feed, host }: Parts): Perform {
  /** What was answered before is kept beside the events of the other platforms. */
  async function answeredBefore(id: string): Promise<Answer | null> {
    const row = await db.inboxEvent.findUnique({ where: { id } });
    const kept = row?.reply as unknown as Kept | null | undefined;
    if (!kept) return null;
    const rows = await db.localMessage.findMany({
      where: { id: { in: [...kept.messages, ...kept.updated] } },
    });
    const pick = (ids: string[]) => ids.flatMap((one) => rows.find((message) => message.id === one) ?? []);
    return { ...kept, messages: pick(kept.messages), updated: pick(kept.updated) };
  }

  async function remember(id: string, { messages, updated, ...rest }: Answer): Promise<void> {
    const ids = (list: LocalMessage[]) => list.map((message) => message.id);
    const reply = JSON.parse(JSON.stringify({ ...rest, messages: ids(messages), updated: ids(updated) }));
    const at = toDate(clock.system());
    await db.inboxEvent.createMany({
      data: { id, platform: 'local', receivedAt: at, handledAt: at, reply },
      skipDuplicates: true,
    });
  }

  return async (event, act) => {
    const id = event === null ? null : `local:answered:${event}`;
    const before = id && (await answeredBefore(id));
    if (before) return before;
    const gathered = gather(feed);
    let outcome: Outcome;
    try {
      outcome = await act();
      await host.drain();
    } finally {
      gathered();
    }
    const { messages, updated } = gathered();
    const { first, form, link } = outcome;
    const others = (list: LocalMessage[]) => list.filter((message) => message.id !== first?.id);
    const answer: Answer = {
      messages: first ? [first, ...others(messages)] : messages,
      updated: others(updated),
      form,
      ...(link ? { link } : {}),
    };
    if (id) await remember(id, answer);
    return answer;
  };
}

interface Kept {
  messages: string[];
  updated: string[];
  form: OpenedForm | null;
  link?: string;
}
