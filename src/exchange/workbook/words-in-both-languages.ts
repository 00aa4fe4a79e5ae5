import { committeeMessages } from '../../committees/messages.ts';
import { createTranslators } from '../../conversation/catalogue.ts';
import { peopleMessages } from '../../people/messages.ts';
import { exchangeMessages } from '../messages.ts';

/** Sheets, columns and words of cells are read in either language, whoever reads. */
export const wordsInBothLanguages = Object.values(
  createTranslators([exchangeMessages, peopleMessages, committeeMessages]),
);
