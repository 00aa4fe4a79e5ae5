import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore } from '../../../test/support/test-store.ts';
import { houseTranslators } from '../../catalogues.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import type { Store } from '../../store/store.ts';
import { committeeRhythm } from './committee-rhythm.ts';

describe('the rhythm of a committee', () => {
  let store: Store;
  let committee: Committee;
  let spaceId: string;

  beforeAll(async () => {
    store = await openTestStore();
    const space = await store.db.space.create({
      data: { slug: 'essai', name: 'Essai', projectName: 'Essai' },
    });
    spaceId = space.id;
    const organisation = await store.db.organisation.create({
      data: { spaceId, code: 'A', name: 'Association', kind: 'lead' },
    });
    committee = await store.db.committee.create({
      data: { spaceId, code: 'COPIL', kind: 'copil', label: 'COPIL', organisationId: organisation.id },
    });
  });
  afterAll(() => store.close());

  const set = (phase: 'pilot' | 'rollout', days: number) =>
    store.transaction((tx) => {
      const turn = {
        tx,
        t: houseTranslators().fr,
        timeZone: 'Europe/Paris',
        now: Temporal.Instant.from('2026-09-01T06:30:00Z'),
        actor: { id: null },
        space: { id: spaceId },
        account: { platform: 'local' },
      } as unknown as DomainTurn;
      // Both were read from the same row, before either was written.
      return committeeRhythm.run(turn, { committee: { value: committee, text: 'COPIL' }, days, phase });
    });

  it('keeps both phases when two people set one each at the same time', async () => {
    await Promise.all([set('pilot', 30), set('rollout', 60)]);
    const { cadenceDays } = await store.db.committee.findUniqueOrThrow({ where: { id: committee.id } });
    expect(cadenceDays).toEqual({ pilot: 30, rollout: 60 });
  });
});
