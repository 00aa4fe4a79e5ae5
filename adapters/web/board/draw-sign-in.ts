/** Pages of who is not signed in: the link to confirm, why it leads nowhere, and how to get another. */
import { html } from 'hono/html';
import type { Translators } from '../../../src/conversation/catalogue.ts';
import type { Locale } from '../../../src/conversation/language.ts';
import type { Html } from '../page.ts';
import { drawn } from './draw-page.ts';
import type { LinkView } from './host.ts';

export interface Door {
  translators: Translators;
  /** Whether a fresh link can be sent by mail. */
  mails: boolean;
  root: string;
  /** Language for who is not known. */
  fallback: Locale;
}

/** Nothing happens before the button is pressed: scanners and previews open every address. */
export function drawLink(door: Door, token: string, view: LinkView): Html {
  if (view.state !== 'open') return drawNoEntry(door, view.state);
  const t = door.translators[view.locale];
  const { root } = door;
  const heading = t('web.board.signIn.heading');
  return drawn(
    { t, root },
    heading,
    html`<main id="content" class="narrow">
<h1>${heading}</h1>
<p>${t('web.board.signIn.text', { person: view.person })}</p>
<form method="post" action="${root}/sign-in/${token}"><button class="main">${t('web.board.signIn.button')}</button></form>
</main>`,
  );
}

/** @param why `signedOut`: no session, or it is over; `sent`: whoever is known by the address gets a link */
export function drawNoEntry(
  { translators, mails, root, fallback }: Door,
  why: 'used' | 'expired' | 'unknown' | 'signedOut' | 'left' | 'sent' | 'tooOften',
): Html {
  const t = translators[fallback];
  const heading = t(`web.board.noEntry.${why}.heading`);
  return drawn(
    { t, root },
    heading,
    html`<main id="content" class="narrow">
<h1>${heading}</h1>
<p role="status">${t(`web.board.noEntry.${why}.text`)}</p>
<p>${t('web.board.noEntry.chat')}</p>
${
  mails && why !== 'sent'
    ? html`<h2>${t('web.board.mail.heading')}</h2>
<form class="stacked" method="post" action="${root}/sign-in">
<div class="field"><label for="email">${t('web.board.mail.label')}</label>
<input id="email" name="email" type="email" required maxlength="254" autocomplete="email"></div>
<div class="field submit"><button class="outline">${t('web.board.mail.button')}</button></div>
</form>`
    : ''
}
</main>`,
  );
}
