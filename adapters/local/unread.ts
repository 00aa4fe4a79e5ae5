/** What each person has not looked at yet, since the service started. */
import type { Feed } from './feed.ts';

interface Arrival {
  id: string;
  workspace: string;
  conversation: string;
  visibleTo: string | null;
  author: string | null;
}

export interface Unread {
  /** Messages of a conversation that arrived since the person looked at it. */
  in(person: { handle: string; workspace: string | null }, conversation: string): number;
  /** The person looks at the conversation now. */
  read(handle: string, conversation: string): void;
}

/** Older marks are forgotten first. */
const kept = 5_000;

export function countUnread(feed: Feed): Unread {
  const arrivals: Arrival[] = [];
  const lastRead = new Map<string, string>();
  const place = (handle: string, conversation: string) => `${handle} ${conversation}`;
  feed.subscribe((event) => {
    if (event.kind !== 'posted') return;
    const { id, workspace, conversation, visibleTo, author } = event.message;
    arrivals.push({ id, workspace, conversation, visibleTo, author });
    if (arrivals.length > kept) arrivals.shift();
  });

  return {
    in({ handle, workspace }, conversation) {
      const since = lastRead.get(place(handle, conversation)) ?? '';
      return arrivals.filter(
        (arrival) =>
          arrival.conversation === conversation &&
          arrival.workspace === workspace &&
          arrival.author !== handle &&
          (arrival.visibleTo === null || arrival.visibleTo === handle) &&
          arrival.id > since,
      ).length;
    },
    read(handle, conversation) {
      const last = arrivals.findLast((arrival) => arrival.conversation === conversation);
      if (last) lastRead.set(place(handle, conversation), last.id);
    },
  };
}
