import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseTranslators } from '../../catalogues.ts';
import { deploymentRules } from '../../deployments/deployment-timeline.ts';
import { ruleName, ruleWords } from './rule-name.ts';

const { fr, en } = houseTranslators();

/** Rules that rooms name in their sources: `rule: 'PROPOSAL'`, `code: 'M04'`, `const askRule = 'ACTION-POSTPONE'`. */
function codesInSources(): string[] {
  const named = /(?:\brule|Rule|\bcode)(?:: | = )'([A-Z][A-Z0-9]*\d*(?:-[A-Z0-9]+)*)'/g;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && !file.endsWith('.test.ts') && !/generated|fixtures|demo|exchange/.test(file),
  );
  const codes = files.flatMap((file) =>
    [...readFileSync(join('src', file), 'utf8').matchAll(named)].map(([, code]) => code as string),
  );
  // Points of the checklist and committees have names of their own.
  return [...new Set(codes)].filter((code) => !/^(K\d\d|COPIL)$/.test(code)).sort();
}

describe('a rule in plain words', () => {
  it('stands without its code, which nobody outside the house knows', () => {
    expect(ruleName('D10', fr)).toBe('annonce une semaine avant');
    expect(ruleName('M04-12H', en)).toBe('agenda to validate');
    expect(ruleName('PROPOSAL', fr)).toBe('demande à confirmer');
  });

  it('has the name of its family when it has none of its own', () => {
    expect(ruleName('ACTION-OWNER-LEFT', fr)).toBe('suivi d’une action');
    expect(ruleName('D-SUSPEND-2', fr)).toBe('retour au papier');
    expect(ruleName('NEVER-HEARD-OF', fr)).toBe('NEVER-HEARD-OF');
  });

  it('exists for every rule of the go-lives and of the meetings', () => {
    const meetings = Array.from({ length: 15 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);
    for (const code of [...meetings, ...deploymentRules.map((rule) => rule.code)])
      expect([code, ruleWords(code, fr), ruleWords(code, en)]).toEqual([
        code,
        expect.any(String),
        expect.any(String),
      ]);
  });

  it('exists for every rule that a room names', () => {
    expect(codesInSources().filter((code) => ruleWords(code, fr) === null)).toEqual([]);
  });
});
