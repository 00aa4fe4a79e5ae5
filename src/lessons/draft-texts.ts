/** The first words of a sheet, out of what is known already. Pure. */

import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { numberOf } from '../difficulties/series.ts';
import { categoryWords } from '../difficulties/words.ts';
import type { Question } from './questions.ts';
import type { SheetTexts } from './sheet.ts';

/** What is known when a sheet is drafted. */
export interface Material {
  moves: { from: Temporal.PlainDate | null; to: Temporal.PlainDate | null; reason: string }[];
  contributions: { question: Question; text: string | null }[];
  difficulties: { category: string | null; blocking: boolean }[];
  vendorRequests: { number: number; text: string }[];
}

/** Contributions by question, difficulties by category, changes of date with their reasons; never who said what. */
export function draftTexts(material: Material, t: Translator): SheetTexts {
  const said = (question: Question) =>
    material.contributions.flatMap((one) =>
      one.question === question && one.text ? [one.text.replace(/\s*\n\s*/g, ' ')] : [],
    );
  return {
    scope: lines(scopeLines(material, t)),
    worked: lines(said('worked')),
    difficult: lines([...said('difficult'), ...difficultyLines(material, t)]),
    again: '',
    differently: lines(said('differently')),
    recommendations: lines(said('advice')),
    vendor: lines([
      ...material.vendorRequests.map((request) => `${numberOf('VR', request)} · ${request.text}`),
      ...said('vendor'),
    ]),
    others: lines(said('other')),
  };
}

function scopeLines({ moves }: Material, t: Translator): string[] {
  const day = (date: Temporal.PlainDate) => formatDate(date, t.locale, { weekday: false });
  return moves.map(({ from, to, reason }) =>
    t('lesson.draft.moved', {
      from: from ? day(from) : '',
      to: to ? day(to) : '',
      dated: to !== null,
      reason,
    }),
  );
}

/** « Transmissions : 6 difficultés, dont 1 bloquante », the most frequent first. */
function difficultyLines({ difficulties }: Material, t: Translator): string[] {
  const byCategory = [...Map.groupBy(difficulties, ({ category }) => category ?? '').entries()];
  return byCategory
    .sort(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b, 'fr'))
    .map(([category, all]) =>
      t('lesson.draft.difficulties', {
        category: category === '' ? t('lesson.draft.noCategory') : capitalised(categoryWords(category, t)),
        count: all.length,
        blocking: all.filter(({ blocking }) => blocking).length,
      }),
    );
}

function lines(all: readonly string[]): string {
  return [...new Set(all)].join('\n');
}

function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
