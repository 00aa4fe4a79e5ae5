import { expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { createTranslators } from '../conversation/catalogue.ts';
import { committeeRules } from './committee-rules.ts';
import { committeeMessages } from './messages.ts';
import { ruleLines } from './rule-lines.ts';

const { fr } = createTranslators([committeeMessages]);
const linesOf = (kind: 'copil' | 'cosuiv' | 'workingGroup', voting = 9) =>
  ruleLines(fr, kind, committeeRules({ kind, rules: { reportDays: 90 } }), voting).map(plain);

it('the standing orders of a steering committee say how often it reports; no other committee reports', () => {
  expect(linesOf('copil')).toContain('Rapport à l’instance exécutive tous les 90 jours.');
  expect(linesOf('cosuiv').join()).not.toContain('Rapport à l’instance exécutive');
});

it('the standing orders of a group where nobody votes say nothing of voices', () => {
  expect(linesOf('workingGroup', 0).join()).not.toMatch(/quorum|procuration|égalité/i);
  expect(linesOf('workingGroup', 0)).toContain('Convocation 8 jours avant la réunion.');
  expect(linesOf('workingGroup', 4).join()).toMatch(/procuration/);
  expect(linesOf('copil', 0).join()).toMatch(/procuration/);
});
