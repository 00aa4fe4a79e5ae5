import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAssociation } from '../support/read-association.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { replyOf } from './reading.ts';

/** domain.md 4.5: the committee of the matter gives the roles, not the place where one speaks. */
onEveryPlatform('a right held in one of several committees', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    const file = readAssociation('small');
    file.people.push({
      handle: 'zoe',
      givenName: 'Zoé',
      familyName: 'Martel',
      workEmail: 'zoe.martel@amandiers.example',
      organisation: 'AMANDIERS',
      workspace: 'amandiers',
    });
    file.people.find(({ handle }: { handle: string }) => handle === 'nora').workspace = 'amandiers';
    file.channels.push({ workspace: 'amandiers', name: 'second-lot' });
    const second = {
      ...file.committees[0],
      code: 'LOT2',
      leads: {},
      label: 'COPIL du second lot',
      channel: 'second-lot',
      members: [
        { person: 'lea', roles: ['PRES'] },
        { person: 'remi', roles: ['LF', 'MEM'] },
        // The project is in its configuration.
        { person: 'nora', roles: ['LT', 'MEM'], phases: ['training'] },
      ],
    };
    const closed = {
      ...file.committees[0],
      code: 'ANCIEN',
      leads: {},
      label: 'Ancien COPIL',
      state: 'closed',
      channel: undefined,
      members: [{ person: 'zoe', roles: ['LF', 'MEM'] }],
    };
    file.committees.push(second, closed);
    copil = await open({ space: file });
  });
  afterAll(() => copil.close());

  it('an action is closed by the leads of its own committee, wherever they say so', async () => {
    const other = await copil.say('remi', 'second-lot', '/copil done A-2026-001');
    expect(replyOf(other)).toContain('Paul Arnoux');
    expect((await copil.state()).actions[0].state).toBe('todo');
    await copil.say('paul', 'second-lot', '/copil fait A-2026-001');
    expect((await copil.state()).actions[0].state).toBe('done');
  });

  it('a lead who sits in another phase alone has no right in this one (S2-12)', async () => {
    const reply = replyOf(await copil.say('nora', 'second-lot', '/copil planifier 05/05/2026 14:00 2h'));
    expect(reply).toContain('Vous n’avez pas ce droit');
    expect(reply).toContain('Rémi Blanc');
    expect(reply).not.toContain('Nora Haddad');
  });

  it('a closed committee gives no right', async () => {
    const reply = replyOf(await copil.say('zoe', 'dm', 'décision "Retenir le lot 2"'));
    expect(reply).toContain('Vous n’avez pas ce droit');
  });
});
