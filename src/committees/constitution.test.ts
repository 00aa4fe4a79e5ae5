import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { ComposeContext } from '../delivery/ledger.ts';
import { committeeComposers } from './composers.ts';

const translators = houseTranslators();
let direct: DirectBot;
const { say, press } = directPeople(() => direct.bot);
beforeAll(async () => {
  direct = await openDirectBot('2026-09-01T07:30:00Z');
});
afterAll(() => direct.close());

const stateOf = async (code: string) =>
  (await direct.db.committee.findFirstOrThrow({ where: { code } })).state;
/** What somebody is told of the seat they have in a committee; null when nothing was said to them. */
async function welcomed(handle: string, code: string): Promise<string | null> {
  const seat = await direct.db.membership.findFirstOrThrow({
    where: { person: { handle }, committee: { code } },
  });
  const rows = await direct.db.messageDelivery.findMany({ where: { subjectId: seat.id, rule: 'JOINED' } });
  const [row, ...others] = rows;
  expect(others).toEqual([]);
  if (!row) return null;
  const now = Temporal.Instant.from('2026-09-01T07:30:00Z');
  const context = {
    tx: direct.db,
    t: translators.fr,
    now,
    personId: row.recipientId,
  } as unknown as ComposeContext;
  const composed = await committeeComposers[row.message]?.(context, row);
  return composed ? plain(renderText(composed.card, 'fr')) : null;
}

describe('who creates a committee', () => {
  it('finishes it, whoever they are in it: the chair is not locked out of her own draft', async () => {
    const made = await say('helene', 'comité créer copil "COPIL Paie" code:PAIE');
    expect(made.outcome).toBe('done');
    const steps = buttonsOf(made.card ?? { blocks: [] }).map(({ label }) => label);
    expect(steps).toEqual(['Écrire les missions', 'Fixer la fréquence', 'Ajouter une personne']);
    for (const line of [
      'comité missions PAIE "Arbitrer la paie."',
      'comité rythme PAIE 60',
      'comité règles PAIE quorum:tiers',
      'comité membre PAIE @fatou présidence',
      'comité membre PAIE @bruno membre',
      'comité membre PAIE @julie secrétariat',
    ])
      expect((await say('helene', line)).outcome, line).toBe('done');
  });

  it('is alone with the administrators in this: others hear their names, and see no button that refuses', async () => {
    const refused = await say('thomas', 'comité missions GT-SOINS "Tout."');
    expect(refused.outcome).toBe('refused');
    await direct.db.membership.deleteMany({ where: { committee: { code: 'GT-SOINS' } } });
    expect(read(await say('thomas', 'comité missions GT-SOINS "Tout."'))).toContain(
      'Claire Le Goff (administration de copil)',
    );
    const shown = await say('thomas', 'comité PAIE');
    expect(buttonsOf(shown.card ?? { blocks: [] })).toEqual([]);
  });
});

describe('a COPIL', () => {
  it('is not activated while nobody leads the project', async () => {
    const refused = await say('helene', 'comité activer PAIE');
    expect(refused.outcome).toBe('invalid');
    expect(read(refused)).toContain('Il manque les deux responsables du projet.');
    expect(refused.form?.fields.find(({ name }) => name === 'role')?.value).toBe('LF');
  });

  it('is activated with one lead only once it was said who is missing, and the card shows the gap', async () => {
    await say('helene', 'comité membre PAIE @claire fonctionnel');
    const preview = await say('helene', 'comité activer PAIE');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toContain('Rôle à pourvoir : responsable du projet, volet technique.');
    expect(await stateOf('PAIE')).toBe('draft');
    expect(await welcomed('bruno', 'PAIE')).toBeNull();
    const done = await press('helene', buttonOf(preview, { id: 'confirm' }));
    expect(await stateOf('PAIE')).toBe('active');
    expect(read(done)).toContain('Rôle à pourvoir : responsable du projet, volet technique.');
    expect(read(done)).toContain('4 personnes sont averties de leur place au comité.');
    expect(read(await say('claire', 'comité PAIE'))).toContain(
      'À pourvoir · responsable du projet, volet technique',
    );
  });

  it('tells whoever was named, once: what it is, who presides, their role, when it meets', async () => {
    const text = await welcomed('bruno', 'PAIE');
    expect(text).toContain('vous siégez au comité « COPIL Paie » : membre, avec voix.');
    expect(text).toContain('Présidence : Fatou');
    expect(text).toContain('Missions : Arbitrer la paie.');
    expect(text).toContain('Prochaine réunion : pas encore de date');
    await say('claire', 'planifier 03/11/2026 10:00 2h comité:PAIE');
    expect(await welcomed('julie', 'PAIE')).toContain('Prochaine réunion : mardi 3 novembre 2026');
  });
});

describe('a project group of ten (C04)', () => {
  it('takes no eleventh: somebody may be replaced, or join in another phase', async () => {
    await direct.db.space.updateMany({ data: { milestonePhase: 'configuration' } });
    await say('claire', 'comité créer group "Groupe projet" code:GP');
    const others = await direct.db.person.findMany({
      where: { state: { not: 'left' }, handle: { notIn: ['claire', 'julie'] } },
      take: 9,
      orderBy: { id: 'asc' },
    });
    for (const { handle } of others)
      expect((await say('claire', `comité membre GP @${handle} phase:paramétrage`)).outcome).toBe('done');
    const refused = await say('claire', 'comité membre GP @julie');
    expect(refused.outcome).toBe('invalid');
    expect(read(refused)).toContain('Le groupe projet compte déjà 10 personnes en phase « Paramétrage »');
    expect(buttonsOf(refused.card ?? { blocks: [] }).map(({ label }) => label)).toContain(
      'Ajouter en phase Formation',
    );
    await press('claire', buttonOf(refused, { label: 'Ajouter en phase Formation' }));
    const seat = await direct.db.membership.findFirstOrThrow({
      where: { person: { handle: 'julie' }, committee: { code: 'GP' } },
    });
    expect(seat.phases).toEqual(['training']);
  });
});
