/** Messages of the local workspace as they are kept: a key is posted once, whoever repeats it. */
import type { Card, FileAttachment } from '../../src/conversation/card.ts';
import type { LocalMessage, Prisma } from '../../src/store/generated/client.ts';
import { orderedIds } from '../../src/store/ordered-ids.ts';
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate } from '../../src/time.ts';
import type { Feed } from './feed.ts';
import { storable, storableText } from './storable.ts';

export interface NewMessage {
  workspace: string;
  /** Channel name, or `dm:<handle>`. */
  conversation: string;
  threadId?: string | null;
  /** Handle; null is copil. */
  author: string | null;
  /** Handle of the only person who sees it. */
  visibleTo?: string | null;
  card: Card;
  text: string;
  /** A message posted before under this key is returned instead. */
  key?: string;
  at: Temporal.Instant;
}

/** Whose eyes: messages for one person are left out for everybody else; null sees all (scripts). */
export interface Look {
  handle: string;
  workspace: string;
}

export interface MessageStore {
  post(message: NewMessage): Promise<LocalMessage>;
  /** @returns null when the message does not exist. */
  change(id: string, card: Card, text: string): Promise<LocalMessage | null>;
  /** Lets everybody in the conversation see what only its author saw. */
  publish(id: string): Promise<LocalMessage>;
  byKey(key: string): Promise<LocalMessage | null>;
  /** The message, if the person may see it. */
  seen(id: string, look: Look): Promise<LocalMessage | null>;
  byId(id: string): Promise<LocalMessage | null>;
  /** Messages in the order in which they were posted. */
  list(where: {
    workspace?: string;
    conversation?: string;
    threadId?: string | null;
    look?: Look;
  }): Promise<LocalMessage[]>;
  /** Replies by message, for messages that started a thread and replies the person may see. */
  replyCounts(ids: string[], look: Look): Promise<Map<string, number>>;
}

/** @returns the file attachments of a stored message. */
export const filesOf = (message: LocalMessage): FileAttachment[] =>
  message.files as unknown as FileAttachment[];

/** @returns the card of a stored message. */
export const cardOf = (message: LocalMessage): Card => message.card as unknown as Card;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function openMessageStore(db: Database, clock: Clock, feed: Feed): Promise<MessageStore> {
  const last = await db.localMessage.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  const nextId = orderedIds(clock.system, last?.id);

  const columns = (card: Card, text: string) => {
    const { files = [], ...rest } = storable(card) as Card;
    return {
      card: rest as unknown as Prisma.InputJsonValue,
      files: files as unknown as Prisma.InputJsonValue,
      text: storableText(text),
    };
  };
  const visible = (look: Look): Prisma.LocalMessageWhereInput => ({
    workspace: look.workspace,
    OR: [{ visibleTo: null }, { visibleTo: look.handle }],
    AND: { OR: [{ conversation: `dm:${look.handle}` }, { NOT: { conversation: { startsWith: 'dm:' } } }] },
  });

  async function byKey(key: string): Promise<LocalMessage | null> {
    return db.localMessage.findUnique({ where: { key } });
  }

  return {
    async post(message) {
      const before = message.key ? await byKey(message.key) : null;
      if (before) return before;
      const id = nextId();
      // Two senders with one key: the unique index lets one in, the other finds its message.
      const [posted] = await db.localMessage.createManyAndReturn({
        data: {
          id,
          workspace: message.workspace,
          conversation: message.conversation,
          threadId: message.threadId ?? null,
          author: message.author,
          visibleTo: message.visibleTo ?? null,
          key: message.key ?? null,
          postedAt: toDate(message.at),
          ...columns(message.card, message.text),
        },
        skipDuplicates: true,
      });
      if (!posted)
        return db.localMessage.findFirstOrThrow({ where: message.key ? { key: message.key } : { id } });
      feed.publish({ kind: 'posted', message: posted });
      return posted;
    },

    async change(id, card, text) {
      if (!uuid.test(id)) return null;
      const data = { ...columns(card, text), updatedAt: toDate(clock.now()) };
      const [message] = await db.localMessage.updateManyAndReturn({ where: { id }, data });
      if (!message) return null;
      feed.publish({ kind: 'updated', message });
      return message;
    },

    async publish(id) {
      const message = await db.localMessage.update({ where: { id }, data: { visibleTo: null } });
      feed.publish({ kind: 'updated', message });
      return message;
    },

    byKey,

    async seen(id, look) {
      return uuid.test(id) ? db.localMessage.findFirst({ where: { id, ...visible(look) } }) : null;
    },

    async byId(id) {
      return uuid.test(id) ? db.localMessage.findUnique({ where: { id } }) : null;
    },

    async list({ look, ...where }) {
      return db.localMessage.findMany({
        where: { ...where, ...(look ? { AND: visible(look) } : {}) },
        orderBy: { id: 'asc' },
      });
    },

    async replyCounts(ids, look) {
      const groups = await db.localMessage.groupBy({
        by: ['threadId'],
        where: { threadId: { in: ids }, ...visible(look) },
        _count: true,
      });
      return new Map(groups.map((group) => [group.threadId ?? '', group._count]));
    },
  };
}
