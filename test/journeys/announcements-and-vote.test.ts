import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { look, peopleIn } from './people-in.ts';
import { lastOf, replyOf } from './reading.ts';

/** domain.md 5.3, steps 4 and 10: the first announcement of the IME by the clock, then its second one and its vote. */
onEveryPlatform('the IME is announced and voted on', (open) => {
  let copil: Driver;
  const people = peopleIn(() => copil);
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const staff = Array.from({ length: 62 }, (_, index) => `s01-${String(index + 1).padStart(3, '0')}`);
  const of = (sent: SentRow[], rule: string) => sent.filter((row) => row.rule.split('+').includes(rule));

  it('is approved by its director on 2 September, without which nobody would hear of it', async () => {
    await copil.clock('2026-09-02T10:00');
    const asked = await copil.say('anne-laure', 'dm', 'annonce approuver IME');
    look(replyOf(asked));
    expect(replyOf(asked)).toContain(
      'Départ prévu le vendredi 4 septembre, à la prise de poste, pour 64 personnes',
    );
    const [card] = asked.messages;
    const approve = card?.buttons.find(({ label }) => label === 'Approuver');
    const done = await copil.press('anne-laure', card?.id ?? '', approve?.id ?? '');
    expect(replyOf(done)).toContain('Annonce approuvée');
  });

  it('leaves on Friday 4 September, since J-30 is a Sunday: once to each of the 64, and into the channel of the site', async () => {
    const sent = await copil.clock('2026-09-04T12:00');
    const announced = of(sent, 'D03');
    expect(new Set(announced.map(({ to }) => to)).size).toBe(64);
    expect(announced).toHaveLength(64);
    expect(announced.every(({ at }) => at.includes('2026-09-04T07:00'))).toBe(true);
    expect(of(sent, 'D03-ALERT')).toEqual([]);
    const [post] = of(sent, 'D03-POST');
    expect(post?.in).toContain('ime-les-embruns');
    const text = await people.told('s01-007', 'démarrage le mardi 6 octobre');
    expect(text).toContain('Maëlle Perrot (métier : questions d’usage, formation des nouveaux)');
    expect(text).toContain('Ludovic Samson (technique : postes, comptes)');
    expect(text).toContain('Anne-Laure Quéméner, directrice');
  });

  it('is read by 41 of 64, in numbers that name nobody', async () => {
    const first = await people.press('s01-001', 'démarrage le mardi 6 octobre', 'J’ai lu');
    expect(first).toBeDefined();
    expect((await lastOf(copil, 's01-001', 'démarrage le mardi')).buttons.map(({ label }) => label)).toEqual([
      'J’ai une question',
    ]);
    for (const who of staff.slice(1, 41)) await copil.say(who, 'dm', 'annonce lu IME');
    const reach = replyOf(await copil.say('thomas', 'dm', 'annonce lecture IME'));
    look(reach);
    expect(reach).toContain('Lectures : 41 sur 64 personnes (64 %)');
    expect(reach).not.toContain('Aurélie');
  });

  it('brings a referent both the announcement and the first nudge in one message, and noting the first keeps the second', async () => {
    const before = await lastOf(copil, 'maelle', 'démarrage le mardi 6 octobre');
    const others = before.buttons.map(({ label }) => label).filter((label) => label !== 'J’ai lu');
    await people.press('maelle', 'démarrage le mardi 6 octobre', 'J’ai lu');
    const after = await lastOf(copil, 'maelle', 'démarrage le mardi 6 octobre');
    expect(after.buttons.map(({ label }) => label)).toEqual(others);
  });

  it('is followed at J-12 by the two last ones, approved together, and at J-7 by the second and the vote on the same day', async () => {
    const drafted = await copil.clock('2026-09-24T10:00');
    expect(
      of(drafted, 'D08')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['anne-laure', 'thomas']);
    await people.press('anne-laure', '2 annonces à approuver', 'Approuver les deux');
    const sent = await copil.clock('2026-09-29T10:00');
    expect(of(sent, 'D10').every(({ at }) => at.includes('2026-09-29T07:00'))).toBe(true);
    expect(of(sent, 'D10')).toHaveLength(64);
    expect(
      of(sent, 'D12')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['anne-laure', 'claire', 'helene', 'karim']);
  });

  it('goes live only with a vote: reservations are actions, and the result reaches referents and the vendor at J-5', async () => {
    const card = await people.told('anne-laure', 'IME Les Embruns : feu vert ?');
    expect(card).toContain('« Feu vert » n’est pas proposé');
    const line = 'feu-vert réserve S01 "Poser 4 bornes Wi-Fi" responsable:@karim pour:02/10/2026';
    expect(replyOf(await copil.say('helene', 'dm', line))).toMatch(
      /Karim Benhaddou, avant le vendredi 2 octobre · A-/,
    );
    await people.told('karim', 'IME Les Embruns, réserve à lever avant le démarrage');
    const sent = await copil.clock('2026-10-01T10:00');
    const told = of(sent, 'D13').map(({ to }) => to);
    expect(told).toEqual(
      expect.arrayContaining(['helene', 'claire', 'karim', 'anne-laure', 'maelle', 'ludovic', 'julie']),
    );
    expect(await people.told('maelle', 'feu vert avec réserves')).toContain(
      'Le démarrage du mardi 6 octobre 2026 est confirmé, avec une réserve à lever d’ici là.',
    );
  });
});
