/** Files of a reply: under the message that was posted, else in the direct conversation of who asked. */
import type { Card } from '../../../src/conversation/card.ts';
import type { MessageRef } from '../../../src/conversation/platform.ts';
import { attachFiles } from '../send/files.ts';
import { outcomeOf } from '../send/outcomes.ts';
import type { ActParts } from './act-parts.ts';
import type { Way } from './ways.ts';

export interface ReplyFiles {
  /** A file stands under a message by its id, which a response_url does not tell. */
  waysFor(card: Card, ways: Way[]): Way[];
  /**
   * Never throws.
   * @param placed where the card stands; null when only its reader sees it, where Slack keeps no file
   * @param alone says the card in the direct conversation
   */
  attach(card: Card, placed: MessageRef | null, alone: () => Promise<MessageRef | null>): Promise<void>;
}

export function openReplyFiles({ clients, host, call, log }: ActParts): ReplyFiles {
  const files = attachFiles({ clients, host, log, call });
  return {
    waysFor: (card, ways) => (card.files?.length ? ways.filter((way) => way !== 'urlHere') : ways),
    async attach(card, placed, alone) {
      try {
        const ref = placed ?? (await alone());
        if (ref) await files.to(ref, card.files ?? []);
      } catch (error) {
        log.warn({ failure: outcomeOf(error, 'person') }, 'The files of a reply could not be sent');
      }
    },
  };
}
