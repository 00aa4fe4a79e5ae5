import { describe, expect, it } from 'vitest';
import { createTranslators } from '../../../src/conversation/catalogue.ts';
import { locales } from '../../../src/conversation/language.ts';
import { slackMessages } from '../messages.ts';
import { type InstallEnd, installPage, languageAsked } from './install-page.ts';

const translators = createTranslators([slackMessages]);
const hostile = '<script>alert(1)</script>';
const ends: InstallEnd[] = [
  { state: 'installed', name: hostile },
  { state: 'withoutSpace', name: hostile, workspace: hostile },
  { state: 'cancelled' },
  { state: 'expired' },
  { state: 'failed' },
];

describe.each(locales)('the page at the end of an installation (%s)', (locale) => {
  it.each(ends)('$state says what happened and what to do next, whatever a workspace is called', (end) => {
    const page = installPage(translators[locale], end);
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page.match(/<p>/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).not.toContain('<script');
    expect(page).toContain(`<html lang="${locale}">`);
  });

  it('offers to start again unless it is done', () => {
    const again = ends.filter((end) => installPage(translators[locale], end).includes('href="install"'));
    expect(again.map(({ state }) => state)).toEqual(['cancelled', 'expired', 'failed']);
  });
});

it('speaks French unless English comes first in what the browser asks', () => {
  expect(['en-GB,en;q=0.9', 'EN', 'fr,en', 'de', '', undefined].map(languageAsked)).toEqual([
    'en',
    'en',
    'fr',
    'fr',
    'fr',
    'fr',
  ]);
});
