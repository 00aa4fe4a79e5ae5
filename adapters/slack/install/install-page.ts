import { escapeHtml } from '../../../src/conversation/escape-html.ts';
import type { Locale, Translator } from '../../../src/conversation/language.ts';

/** How an installation ended, as the person in front of the browser is told. */
export type InstallEnd =
  | { state: 'installed'; name: string }
  /** Installed, but no space names this workspace yet. */
  | { state: 'withoutSpace'; name: string; workspace: string }
  | { state: 'cancelled' }
  /** Another browser, too late, or used before. */
  | { state: 'expired' }
  | { state: 'failed' };

/** @returns a plain page: what happened, and what to do next. Readable without style sheet, script or picture. */
export function installPage(t: Translator, end: InstallEnd): string {
  const { state, ...values } = end;
  const title = escapeHtml(t(`slack.install.${state}.title`, values));
  const again = state === 'installed' || state === 'withoutSpace' ? '' : againLink(t);
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(t(`slack.install.${state}.text`, values))}</p>
<p>${escapeHtml(t(`slack.install.${state}.next`, values))}</p>
${again}</main>
</body>
</html>
`;
}

/** Every page stands beside /slack/install. */
function againLink(t: Translator): string {
  return `<p><a href="install">${escapeHtml(t('slack.install.again'))}</a></p>\n`;
}

/** @returns the first language of Accept-Language, French unless it is English */
export function languageAsked(header: string | undefined): Locale {
  return /^\s*en\b/i.test(header ?? '') ? 'en' : 'fr';
}
