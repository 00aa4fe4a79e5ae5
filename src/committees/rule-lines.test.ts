import { expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { createTranslators } from '../conversation/catalogue.ts';
import { committeeRules } from './committee-rules.ts';
import { committeeMessages } from './messages.ts';
import { ruleLines } from './rule-lines.ts';

const { fr } = createTranslators([committeeMessages]);
const linesOf = (kind: 'copil' | 'cosuiv') =>
  ruleLines(fr, kind, committeeRules({ kind, rules: { reportDays: 90 } }), 9).map(plain);

it('the standing orders of a steering committee say how often it reports; no other committee reports', () => {
  expect(linesOf('copil')).toContain('Rapport à l’instance exécutive tous les 90 jours.');
  expect(linesOf('cosuiv').join()).not.toContain('Rapport à l’instance exécutive');
});
