import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSessionHouse, type SessionHouse, words } from './fixtures/session-house.ts';

describe('a text typed again in the same session', () => {
  let house: SessionHouse;
  beforeAll(async () => {
    house = await openSessionHouse();
  });
  afterAll(() => house.close());
  const saying = (text: string) =>
    house.db.decision.findMany({ where: { text }, orderBy: { number: 'asc' } });

  it('is not adopted after it was rejected, unless that is confirmed', async () => {
    await house.say('ines', 'décision "Fermer le site pilote" vote:2-6-0');
    const asked = await house.say('ines', 'décision "fermer le site  pilote."');
    expect(words(asked)).toContain('Ce texte vient d’être rejeté (D-2026-004). L’adopter quand même ?');
    expect(await house.db.decision.count({ where: { meetingId: house.meetingId } })).toBe(1);
    const made = await house.follow('ines', asked, 'L’adopter quand même');
    expect(words(made)).toContain('Décision D-2026-005 adoptée');
  });

  it('is not adopted beside the vote that is open on it', async () => {
    await house.say('ines', 'décision "Retenir le lot 2" vote:boutons');
    expect(words(await house.say('ines', 'décision "Retenir le lot 2"'))).toContain(
      'Un vote est ouvert sur ce texte (D-2026-006).',
    );
    expect(await saying('Retenir le lot 2')).toHaveLength(1);
  });

  it('is withdrawn by who conducts while its vote was only presumed, and no longer once a vote was entered', async () => {
    await house.say('ines', 'décision "Retenir le lot 3"');
    expect((await house.say('sophie', 'décision retirer D-2026-007')).outcome).toBe('refused');
    const withdrawn = words(await house.say('ines', 'décision retirer D-2026-007'));
    expect(withdrawn).toContain('La décision est retirée. Son numéro reste.');
    expect((await saying('Retenir le lot 3'))[0]).toMatchObject({ state: 'withdrawn', votesFor: null });
    await house.say('ines', 'décision "Retenir le lot 4" vote:7-1-0');
    expect(words(await house.say('ines', 'décision retirer D-2026-008'))).toContain('D-2026-008 a été votée');
    expect((await saying('Retenir le lot 4'))[0]?.state).toBe('adopted');
  });

  it('and so are a consultation and a poll of the same person within ten minutes', async () => {
    for (const [line, count] of [
      ['consultation "Changer de salle" avant:30/10/2026', () => house.db.consultation.count()],
      ['sondage "03/11/2026 14h, 05/11/2026 14h" titre:"Point qualité"', () => house.db.poll.count()],
    ] as const) {
      const first = await house.say('claire', line);
      if (first.outcome === 'preview')
        await house.follow('claire', first, first.card?.actions?.[0]?.label ?? '');
      const before = await count();
      let asked = await house.say('claire', line);
      if (!words(asked).includes('Vous venez'))
        asked = await house.follow('claire', asked, asked.card?.actions?.[0]?.label ?? '');
      expect(words(asked)).toContain('Vous venez d’écrire la même chose');
      expect(await count()).toBe(before);
      await house.follow('claire', asked, 'L’enregistrer quand même');
      expect(await count()).toBe(before + 1);
    }
  });
});
