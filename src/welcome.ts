import { createTranslators } from './conversation/catalogue.ts';
import type { Translator } from './conversation/language.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

/**
 * @param url where the local workspace is served
 * @param demo whether the demo's people are there to be tried
 * @returns what the terminal shows when the local workspace is open: French first, then English
 */
export function welcome(url: string, demo: boolean): string {
  const translators = createTranslators([{ fr, en }]);
  const paragraph = (t: Translator) =>
    [
      t('welcome.address', { url }),
      ...(demo ? [t('welcome.try'), t('welcome.schedule'), t('welcome.answer'), t('welcome.clock')] : []),
      t('welcome.stop'),
    ].join('\n  ');
  return `\n  ${paragraph(translators.fr)}\n\n  ${paragraph(translators.en)}\n\n`;
}
