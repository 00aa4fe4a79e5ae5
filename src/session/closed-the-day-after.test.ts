import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectBot } from '../../test/support/direct-bot.ts';
import { read } from '../../test/support/direct-people.ts';
import { openSessionHouse, sessionHouse } from './fixtures/session-house.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openSessionHouse('2026-10-19T08:00:00Z');
});
afterAll(() => house.close());

const { ask, say, press, meeting } = sessionHouse(() => house);

describe('a session nobody was convened to, closed another day than its own', () => {
  it('says so, its decisions are reported once it is over, and it ended at its promised end unless another hour is stated, however late the button is pressed', async () => {
    house.moveTo('2026-10-20T12:00:00Z');
    for (const who of ['claire', 'karim', 'sophie', 'yann', 'fatou']) await say(who, 'je-suis-là');
    const opened = await say('ines', 'ouvrir COPIL-3');
    expect(opened).toContain('Séance ouverte à 14 h.');
    expect(opened).toContain('La convocation n’était pas partie.');
    await say('ines', 'décision "Poser quatre bornes"');
    expect(await say('claire', 'rapport aperçu')).toContain('Aucune décision sur la période.');
    house.moveTo('2026-10-21T08:00:00Z');
    const stated = await ask('ines', 'clore COPIL-3 à:16:20');
    expect(read(stated)).toContain('La séance sera levée à 16 h 20.');
    const preview = await ask('ines', 'clore COPIL-3');
    expect(read(preview)).toContain(
      'La séance sera levée à 16 h, fin prévue. Pour donner une autre heure : /copil clore à:16:20',
    );
    house.moveTo('2026-10-23T08:00:00Z');
    expect(read(await press('ines', preview, 'Lever la séance'))).toContain('séance levée à 16 h');
    expect((await meeting(3)).closedAt?.toISOString()).toBe('2026-10-20T14:00:00.000Z');
    expect(await say('ines', 'relevé COPIL-3')).toContain('Convocation : La convocation n’était pas partie.');
    const report = await say('claire', 'rapport aperçu');
    expect(report).toContain('Poser quatre bornes');
    expect(report).toContain('Présence de la direction aux dernières réunions');
  });
});
