import { html } from 'hono/html';
import type { Locale } from '../../src/conversation/language.ts';

/** Escaped HTML, safe to place in a page. */
export type Html = ReturnType<typeof html>;

/**
 * @returns the document around a page of one column.
 * Addresses are relative, so that the pages also work behind a path of another server.
 */
export function page(locale: Locale, title: string, body: Html): Html {
  const content = html`<main class="container">
${body}
</main>`;
  return htmlDocument({ locale, title, assets: '../assets', sheet: 'copil.css' }, content);
}

export interface DocumentHead {
  locale: Locale;
  title: string;
  /** Address of the folder of style sheets. */
  assets: string;
  /** The style sheet of these pages, after the common one. */
  sheet: string;
}

/** @returns a whole HTML document; readable without style sheet, script or picture */
export function htmlDocument({ locale, title, assets, sheet }: DocumentHead, body: Html): Html {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${assets}/pico.min.css">
<link rel="stylesheet" href="${assets}/${sheet}">
</head>
<body>
${body}
</body>
</html>
`;
}
