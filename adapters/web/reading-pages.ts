import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Locale } from '../../src/conversation/language.ts';
import { page } from './page.ts';

/** An address that opens nothing: nobody made it, or its time is over. */
export type Missing = 'unknown' | 'expired';

/** Pages and files that are read by whoever holds their address: nothing is pressed, run or framed there. */
export function readingOnly(options: Parameters<typeof secureHeaders>[0] = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // It would bind the whole domain, which belongs to the operator.
    strictTransportSecurity: false,
    ...options,
  });
}

/** Keeps an answer out of search engines, and out of caches unless it says for how long it holds. */
export function keepPrivate(c: Context, cacheControl = 'no-store'): void {
  c.header('Cache-Control', cacheControl);
  c.header('X-Robots-Tag', 'noindex, nofollow');
}

/** @returns the language a browser asks for; French unless it asks for English */
export function languageOf(c: Context): Locale {
  return /^\s*en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'fr';
}

/**
 * Says that an address opens nothing.
 *
 * @param what `note`, `document`, `planning`: whose words the catalogue has
 */
// @keys web.note.unknown.* web.note.expired.* web.document.unknown.* web.document.expired.* web.planning.unknown.* web.planning.expired.*
export function missing(c: Context, translators: Translators, what: string, about: Missing) {
  const t = translators[languageOf(c)];
  const heading = t(`web.${what}.${about}.heading`);
  const body = html`<h1>${heading}</h1><p>${t(`web.${what}.${about}.text`)}</p>`;
  return c.html(page(t.locale, heading, body), about === 'expired' ? 410 : 404);
}
