import { html } from 'hono/html';
import type { Locale } from '../../src/conversation/language.ts';

/** Escaped HTML, safe to place in a page. */
export type Html = ReturnType<typeof html>;

/**
 * @returns the document around a page of one column; readable without style sheet, script or picture.
 * Addresses are relative, so that the pages also work behind a path of another server.
 */
export function page(locale: Locale, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="../assets/pico.min.css">
<link rel="stylesheet" href="../assets/copil.css">
</head>
<body>
<main class="container">
${body}
</main>
</body>
</html>
`;
}
