import { describe, expect, it } from 'vitest';
import { associations, readAssociation } from '../../test/support/read-association.ts';
import { now, problemsOf } from '../../test/support/spoilt-space-file.ts';
import { committeeRulesSchema } from '../committees/committee-rules.ts';
import { spaceSettingsSchema } from '../people/space-context.ts';
import { demoSpace } from './demo-space.ts';
import { readSpaceFile } from './read-space-file.ts';

describe('a space file', () => {
  it.each(associations)('of another association is accepted as it is documented: %s', (name) => {
    expect(problemsOf(readAssociation(name))).toEqual([]);
  });

  it('holds the demo, which is written like any other', () => {
    expect(problemsOf(JSON.parse(JSON.stringify(demoSpace())))).toEqual([]);
  });

  it('may leave out everything that has a default, or say null', () => {
    const least = {
      space: { slug: 'min', name: 'Min', project: 'P', milestonePhase: null },
      organisations: [{ code: 'MIN', name: 'Min', kind: 'lead', town: null }],
      people: [],
      history: null,
    };
    const reading = readSpaceFile(least, now);
    expect(reading.ok && reading.file.space).toMatchObject({
      phase: 'framing',
      timeZone: 'Europe/Paris',
      locale: 'fr',
    });
    expect(reading.ok && reading.file.organisations[0]).toMatchObject({
      holidays: 'FR',
      opensAt: '08:00',
      closesAt: '19:00',
    });
  });

  it('gives settings and rules that the rest of the house understands', () => {
    const reading = readSpaceFile(readAssociation('small'), now);
    if (!reading.ok) throw new Error('refused');
    const { settings } = reading.file.space;
    expect(spaceSettingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual({
      sending: { defaultHour: '08:30', remindersPerDay: 3 },
    });
    const rules = reading.file.committees.map(({ rules }) => JSON.parse(JSON.stringify(rules)));
    expect(rules.map((one) => committeeRulesSchema.parse(one).quorum)).toEqual(['half']);
  });

  it('takes one number as the cadence of every phase', () => {
    const reading = readSpaceFile(readAssociation('flamboyants'), now);
    expect(reading.ok && reading.file.committees[0]?.cadenceDays).toMatchObject({
      framing: 45,
      rollout: 45,
      closed: 45,
    });
  });
});
