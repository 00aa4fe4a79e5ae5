import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { readAssociation } from '../../../test/support/read-association.ts';
import { lowReadingPercent } from '../../announcements/reading/read-reading.ts';
import { houseTranslators } from '../../catalogues.ts';
import { pulseSettings } from '../../pulse/settings.ts';
import { readThresholds } from '../../readiness/checklist/thresholds.ts';
import { tellProblems } from '../../spaces/problem.ts';
import { readSpaceFile } from '../../spaces/read-space-file.ts';
import { exportSpace } from './export-space.ts';

const settings = {
  sending: { defaultHour: '08:30' },
  readiness: { thresholds: { trained: 90 } },
  announcements: { lowReadingPercent: 30 },
  pulse: { riskAt: 3.5 },
};
const now = '2026-09-01T06:30:00Z';
const file = readAssociation('small');
file.space.settings = settings;

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now, { files: [file] });
});
afterAll(() => house.close());

it('what a space file decides is what the rooms go by, and what an export says again', async () => {
  const { id } = await house.db.space.findFirstOrThrow();
  expect(await readThresholds(house.db, id)).toEqual({ files: 20, accounts: 95, trained: 90 });
  expect(await lowReadingPercent(house.db, id)).toBe(30);
  expect(await pulseSettings(house.db, id)).toEqual({ openDays: 7, riskAt: 3.5 });
  const exported = (await exportSpace(house.db, id)) as { space: { settings: object } };
  expect(exported.space.settings).toEqual(settings);
});

it.each([
  [{ pulse: { riskAt: 7 } }, 'il faut un nombre de 1 à 5'],
  [{ announcements: { lowReadingPercent: 50.5 } }, 'il faut un nombre entier de 0 à 100'],
  [{ puls: {} }, 'sending, readiness, announcements, pulse'],
])('refuses %j, and says what is expected', (wrong, said) => {
  const spoilt = readAssociation('small');
  spoilt.space.settings = wrong;
  const reading = readSpaceFile(spoilt, Temporal.Instant.from(now));
  const problems = reading.ok ? [] : tellProblems(reading.problems, houseTranslators().fr);
  expect(problems.map(({ message }) => message).join()).toContain(said);
});
