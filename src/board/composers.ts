import { type Card, card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Composers } from '../delivery/ledger.ts';
import type { Links } from '../people/turn.ts';
import type { Clock } from '../time.ts';
import { linkMinutes, lookAtLink, type MailedTokens } from './sign-in.ts';

export interface BoardHost {
  tokens: MailedTokens;
  links: Pick<Links, 'signIn'>;
  clock: Pick<Clock, 'system'>;
}

/** Every message about the pages of a committee. */
export function boardComposers({ tokens, links, clock }: BoardHost): Composers {
  return {
    'board.signIn': async ({ tx, t }, { subjectId }) => {
      const token = tokens.tokenOf(subjectId);
      const { state } = await lookAtLink(tx, token, clock.system());
      if (state !== 'open') return null;
      return {
        subject: t('board.link.heading'),
        card: linkCard(t, links.signIn(token)),
        kept: card(t('board.link.heading'), t('board.link.kept')),
      };
    },
  };
}

/** « Ouvrir le tableau », for one person. @param url of the page that signs in */
export function linkCard(t: Translator, url: string): Card {
  return {
    ...card(t('board.link.heading'), t('board.link.text', { minutes: linkMinutes })),
    actions: [{ id: 'open', label: t('board.link.open'), style: 'primary', url }],
    footer: t('board.link.care'),
  };
}
