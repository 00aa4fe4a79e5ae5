import { type Card, card } from '../../conversation/card.ts';
import type { Turn } from '../../conversation/command.ts';
import type { Translator } from '../../conversation/language.ts';
import type { AccountRef } from '../../conversation/platform.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { Ledger } from '../../delivery/ledger.ts';
import type { Transaction } from '../../store/store.ts';
import type { Pairing } from './pairing.ts';

/** What somebody whose account nobody has linked may do: link it. They are in no space, and see none. */
export interface StrangerTurn extends Turn {
  readonly account: AccountRef;
  readonly tx: Transaction;
  readonly ledger: Ledger;
  /** Null where no mail leaves this instance: the administrator links accounts. */
  readonly pairing: Pairing | null;
  readonly correlationId?: string;
}

/** « Je ne vous connais pas encore », with the way in. */
export function strangerReply(t: Translator, canPair: boolean): Reply {
  const said: Card = canPair
    ? {
        ...card(undefined, t('people.link.unknown')),
        actions: [
          { id: 'link', label: t('people.link.button'), style: 'primary', command: 'link', arguments: {} },
        ],
      }
    : card(undefined, t('people.link.noMail'));
  return { outcome: 'refused', visibility: 'private', card: said };
}

/** A private sentence to somebody who is in no space. */
export function tellStranger(outcome: Reply['outcome'], sentence: string): Reply {
  return { outcome, visibility: 'private', card: card(undefined, sentence) };
}
