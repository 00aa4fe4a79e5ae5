import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import type { Conflict } from './checks/conflict.ts';
import { conflictsOf } from './checks/conflicts-of.ts';
import { type RealismFinding, realismOf } from './checks/realism.ts';
import { day } from './fixtures/planned.ts';
import { readPlan } from './read-plan.ts';

let house: DirectBot;
let conflicts: string[];
let findings: string[];
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
  const { id } = await house.db.space.findFirstOrThrow();
  const plan = await readPlan(house.db, id);
  conflicts = conflictsOf(plan, day('2026-09-01')).map(lineOf);
  findings = realismOf(plan, day('2026-09-01')).map(lineOf);
});
afterAll(() => house.close());

it('x', () => {
  console.log(conflicts.join('\n'), '\n---\n', findings.join('\n'));
  expect(1).toBe(1);
});

/** One conflict in a few signs: its sites, what it is, and its facts. */
function lineOf(one: Conflict | RealismFinding): string {
  const sites = one.sites.map(({ code }) => code).join(' ');
  const { code, sites: _, ...facts } = one as { code: string; sites: unknown } & Record<string, unknown>;
  const said = JSON.stringify(facts, (key, value) => (key === 'constraint' ? value.label : value));
  return `${sites} ${code} ${said}`;
}
