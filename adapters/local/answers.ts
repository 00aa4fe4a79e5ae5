/** Runs an act and gathers everything it caused, for everybody. */
import type { LocalMessage } from '../../src/store/generated/client.ts';
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
  feed: Feed;
  host: Pick<LocalHost, 'drain'>;
}

/**
 * @param event the caller's id of the act, if it gave one: the same one twice is handled once and answered alike
 */
export type Perform = (event: string | null, act: () => Promise<Outcome>) => Promise<Answer>;

/** Answers kept in memory; what an older event did is not done again either, the bot sees to that. */
const keptAnswers = 1_000;

export function performer({ feed, host }: Parts): Perform {
  const answered = new Map<string, Answer>();

  function remember(event: string, answer: Answer): void {
    answered.set(event, answer);
    const [oldest] = answered.keys();
    if (answered.size > keptAnswers && oldest !== undefined) answered.delete(oldest);
  }

  return async (event, act) => {
    const before = event !== null && answered.get(event);
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
    if (event !== null) remember(event, answer);
    return answer;
  };
}
