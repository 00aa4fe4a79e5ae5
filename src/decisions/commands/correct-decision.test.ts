import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSessionHouse, type SessionHouse, words } from '../fixtures/session-house.ts';

describe('a decision that was made', () => {
  let house: SessionHouse;
  beforeAll(async () => {
    house = await openSessionHouse();
    await house.say('ines', 'décision "Démarrer l’IME le 06/10" type:go');
  });
  afterAll(() => house.close());
  const row = (number: string) => house.db.decision.findFirstOrThrow({ where: { number } });
  const approve = (state: 'approved' | 'closed' | 'open') =>
    house.db.meeting.update({ where: { id: house.meetingId }, data: { state } });

  it('is corrected from a form that shows what is there', async () => {
    const shown = await house.say('ines', 'décision voir D-2026-004');
    const { form } = await house.follow('ines', shown, 'Corriger');
    expect(form?.fields.find(({ name }) => name === 'text')?.value).toBe('Démarrer l’IME le 06/10');
  });

  it('keeps the trace of each correction, before and after, and who made it', async () => {
    const line =
      'décision corriger D-2026-004 "Démarrer l’IME le 13/10" effet:13/10/2026 responsable:@claire';
    const reply = await house.say('karim', line);
    expect(words(reply)).toContain('Corrigée le 20 octobre 2026 à 14 h 30 par Karim Benhaddou');
    expect((await row('D-2026-004')).version).toBe(2);
    const told = words(await house.say('claire', 'décision voir D-2026-004'));
    expect(told).toContain('« Démarrer l’IME le 06/10 » devient « Démarrer l’IME le 13/10 »');
    expect(told).toContain('Date d’effet : « mardi 13 octobre 2026 »');
    expect(words(await house.say('karim', line))).toContain('Rien n’a changé.');
    expect((await row('D-2026-004')).version).toBe(2);
  });

  it('marks the one it replaces; the chain is shown in both directions', async () => {
    await house.say('ines', 'décision "Adopter le planning v4" remplace:D-2026-003');
    expect((await row('D-2026-003')).state).toBe('superseded');
    expect(words(await house.say('claire', 'décision voir D-2026-003'))).toContain(
      'Remplacée par : D-2026-005 · Adopter le planning v4',
    );
    expect(words(await house.say('claire', 'décision voir D-2026-005'))).toContain(
      'Remplace : D-2026-003 · Adopter le planning prévisionnel v3',
    );
    expect(words(await house.say('ines', 'décision "Adopter le planning v5" remplace:D-2026-003'))).toContain(
      'La décision en vigueur est D-2026-005',
    );
  });

  it('lets the replaced one stand again when its own vote turns out against it', async () => {
    const falls = await house.say('ines', 'vote saisir D-2026-005 3 5 0');
    expect(words(falls)).toContain('cette saisie change le résultat, adoptée devient rejetée');
    await house.follow('ines', falls, 'Enregistrer ce vote');
    expect((await row('D-2026-005')).state).toBe('rejected');
    expect((await row('D-2026-003')).state).toBe('adopted');
    const stands = await house.say('ines', 'vote saisir D-2026-005 5 3 0');
    await house.follow('ines', stands, 'Enregistrer ce vote');
    expect((await row('D-2026-003')).state).toBe('superseded');
  });

  it('is applied by its owner or the leads, by nobody else; an applied one is not applied twice', async () => {
    await approve('closed');
    expect(words(await house.say('thomas', 'décision appliquée D-2026-004'))).toContain(
      'Vous ne pouvez le faire que pour vous-même',
    );
    expect(words(await house.say('claire', 'décision appliquée D-2026-004'))).toContain(
      'D-2026-004 appliquée',
    );
    expect(words(await house.say('karim', 'décision appliquée D-2026-004'))).toContain(
      'Seule une décision adoptée',
    );
    await approve('open');
  });

  it('is only replaced once its minutes are approved (invariant 10): neither text nor vote change', async () => {
    await approve('approved');
    const before = await row('D-2026-005');
    for (const line of [
      'décision corriger D-2026-005 "Autre texte"',
      'vote saisir D-2026-005 8 0 0',
      'vote ouvrir D-2026-005',
    ])
      expect((await house.say('ines', line)).outcome).not.toBe('done');
    expect(await row('D-2026-005')).toEqual(before);
    expect(words(await house.say('ines', 'décision corriger D-2026-005 "Autre texte"'))).toContain(
      'remplace:D-2026-005',
    );
    await approve('open');
  });

  it('is never seen as a draft by readers of a summary, nor by the vendor unless it is theirs', async () => {
    await approve('approved');
    await house.say('claire', 'décision "Changer d’éditeur"');
    await approve('open');
    const { number } = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(words(await house.say('claire', 'décisions'))).toContain(number);
    const summary = words(await house.say('maelle', 'décisions'));
    expect(summary).toContain('D-2026-005');
    expect(summary).not.toContain(number);
    expect(words(await house.say('maelle', `décision voir ${number}`))).not.toContain('Changer d’éditeur');
    expect(words(await house.say('julie', 'décisions'))).not.toContain('D-2026');
  });

  it('is found by owner, state, type and year, page by page', async () => {
    const filtered = words(await house.say('claire', 'décisions @Hélène'));
    expect(filtered).toContain('D-2026-001');
    expect(filtered).not.toContain('D-2026-002');
    expect(words(await house.say('claire', 'décisions état:remplacée'))).toMatch(
      /1 décision,[\s\S]*D-2026-003/,
    );
    expect(words(await house.say('claire', 'décisions type:go'))).toContain('D-2026-004');
    expect(words(await house.say('claire', 'décisions année:2025'))).toContain(
      'Aucune décision ne correspond',
    );
    const { spaceId, committeeId } = await row('D-2026-001');
    await house.db.decision.createMany({
      data: Array.from({ length: 20 }, (_, index) => ({
        spaceId,
        committeeId,
        number: `D-2025-${String(index + 1).padStart(3, '0')}`,
        text: `Décision ancienne ${index + 1}`,
        type: 'steering' as const,
        state: 'adopted' as const,
        recordedAt: new Date('2025-05-05T08:00:00Z'),
      })),
    });
    const first = await house.say('claire', 'décisions année:2025');
    expect(words(first)).toContain('D-2025-020');
    expect(words(first)).not.toContain('D-2025-005 ');
    const next = await house.follow('claire', first, 'La suite');
    expect(words(next)).toContain('D-2025-005');
    expect(words(next)).not.toContain('D-2026');
    expect(next.card?.actions).toEqual([]);
  });

  it('without a leader is subject to confirmation for seven days, by the chair alone (nasty case 3)', async () => {
    const committee = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
    const rules = { ...(committee.rules as object), sponsorRequired: true };
    await house.db.committee.update({ where: { id: committee.id }, data: { rules } });
    await house.seat(['claire', 'karim', 'sophie', 'thomas', 'yann']);
    const made = await house.say('ines', 'décision "Retenir le lot 2"');
    expect(words(made)).toContain(
      'Sous réserve de confirmation par la présidence, jusqu’au mardi 27 octobre 2026.',
    );
    const { number } = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect((await house.say('claire', `décision confirmée ${number}`)).outcome).toBe('refused');
    expect(words(await house.say('claire', `décision appliquée ${number}`))).toContain(
      'attend sa confirmation',
    );
    expect(words(await house.say('helene', `décision confirmée ${number}`))).toContain(
      'La décision est confirmée.',
    );
    expect(words(await house.say('claire', `décision voir ${number}`))).not.toContain('Sous réserve');
    expect(words(await house.say('helene', `décision confirmée ${number}`))).toContain('n’attend pas');
  });

  it('without a leader is a draft again when the chair does not confirm it', async () => {
    await house.say('ines', 'décision "Retenir le lot 3"');
    const { number } = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await house.say('helene', `décision confirmée ${number} non`);
    expect(await row(number)).toMatchObject({ state: 'draft', votesFor: null, reservedUntil: null });
  });
});
