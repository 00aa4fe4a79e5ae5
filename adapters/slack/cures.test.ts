import { describe, expect, it } from 'vitest';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import { locales } from '../../src/conversation/language.ts';
import { cures, isCurable } from './cures.ts';
import { slackMessages } from './messages.ts';
import { verdicts } from './send/outcomes.ts';

describe('what a lead is told to put right in Slack', () => {
  it.each(Object.values(cures))('%s names the place and says what to do, in both languages', (cure) => {
    const translators = createTranslators([slackMessages]);
    for (const locale of locales)
      expect(translators[locale](cure, { where: '#copil', detail: 'x' })).toMatch(/#copil.*\.$/);
  });

  it('sends nobody to reinstall the app where only some may write', () => {
    const codes = Object.keys(verdicts).filter((code) => code.startsWith('restricted_action'));
    expect(codes.map((code) => verdicts[code])).toEqual(codes.map(() => 'restricted'));
    expect(isCurable('restricted')).toBe(true);
    expect(isCurable('tooLarge')).toBe(false);
  });
});
