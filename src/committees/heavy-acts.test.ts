import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
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

const seatOf = (handle: string, code = 'COPIL') =>
  direct.db.membership.findFirstOrThrow({ where: { person: { handle }, committee: { code } } });
/** Handles of whoever is to be told something under a rule. */
async function told(rule: string): Promise<string[]> {
  const rows = await direct.db.messageDelivery.findMany({ where: { rule }, select: { recipientId: true } });
  const people = await direct.db.person.findMany({
    where: { id: { in: rows.map(({ recipientId }) => recipientId) } },
  });
  expect(rows).toHaveLength(people.length);
  return people.map(({ handle }) => handle).toSorted();
}
/** What one person reads of what they are told under a rule. */
async function words(rule: string, handle: string): Promise<string> {
  const person = await direct.db.person.findFirstOrThrow({ where: { handle } });
  const row = await direct.db.messageDelivery.findFirstOrThrow({ where: { rule, recipientId: person.id } });
  const now = Temporal.Instant.from('2026-09-01T07:30:00Z');
  const context = { tx: direct.db, t: translators.fr, now, personId: person.id } as unknown as ComposeContext;
  const composed = await committeeComposers[row.message]?.(context, row);
  return composed ? plain(renderText(composed.card, 'fr')) : '';
}

describe('who is made chair', () => {
  it('keeps the roles they have: quality is not lost on the way', async () => {
    const preview = await say('helene', 'comité membre COPIL @sophie présidence');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toContain('Sophie Marchetti : présidence et qualité, avec voix.');
    expect(read(preview)).toContain('Hélène Guivarc’h n’aura plus ce rôle : présidence.');
    expect((await seatOf('sophie')).roles).not.toContain('PRES');
    const done = await press('helene', buttonOf(preview, { id: 'confirm' }));
    expect(read(done)).toContain('Son autre rôle reste : qualité.');
    expect((await seatOf('sophie')).roles).toEqual(['PRES', 'QUAL']);
    expect((await seatOf('helene')).roles).toEqual(['MEM']);
  });

  it('is announced once to everybody who sits there', async () => {
    const members = await direct.db.membership.count({
      where: { committee: { code: 'COPIL' }, state: 'active' },
    });
    const others = await told('COMMITTEE-ROLES');
    expect(others).toHaveLength(members - 2);
    expect(others).not.toContain('sophie');
    expect(await told('ROLE')).toEqual(['sophie']);
    expect(await words('COMMITTEE-ROLES', 'yann')).toContain(
      'À partir du mardi 1er septembre 2026 : Sophie Marchetti, présidence.',
    );
  });

  it('gives it back with nothing lost on either side', async () => {
    await say('sophie', 'comité membre COPIL @helene présidence confirmé:oui');
    expect((await seatOf('sophie')).roles).toEqual(['QUAL', 'MEM']);
    expect((await seatOf('helene')).roles).toEqual(['PRES']);
  });

  it('leaves it to somebody else only: a COPIL is never without a chair', async () => {
    const refused = await say('claire', 'comité membre COPIL @helene membre');
    expect(refused.outcome).toBe('invalid');
    expect((await seatOf('helene')).roles).toEqual(['PRES']);
  });

  it('loses a role only when it is said, and sees it first', async () => {
    const preview = await say('claire', 'comité membre COPIL @sophie membre');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toContain('Sophie Marchetti n’aura plus ce rôle : qualité.');
  });
});

describe('a heavy act on a committee', () => {
  it('shows who leaves and what quorum is left, then tells the chair and the leads', async () => {
    const preview = await say('claire', 'comité départ COPIL @bruno');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toContain(
      'Bruno Tanguy quitte le comité dès aujourd’hui. 5 réunions quittent son agenda.',
    );
    expect(read(preview)).toContain('Quorum : 5 voix requises aujourd’hui, 4 sur 8 ensuite.');
    expect((await seatOf('bruno')).state).toBe('active');
    await press('claire', buttonOf(preview, { id: 'confirm' }));
    expect((await seatOf('bruno')).state).toBe('ended');
    expect(await told('COMMITTEE-LEFT')).toEqual(['helene', 'karim']);
  });

  it('shows the rules that change beside those that stood, then tells everybody once', async () => {
    const preview = await say('helene', 'comité règles COPIL quorum:tiers');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toContain('Quorum : le tiers des voix, 3 sur 8 aujourd’hui.');
    expect(read(preview)).toContain('Quorum : la moitié des voix, 4 sur 8 aujourd’hui.');
    expect(read(preview)).not.toContain('procuration');
    expect(await told('COMMITTEE-RULES')).toEqual([]);
    await press('helene', buttonOf(preview, { id: 'confirm' }));
    expect(await told('COMMITTEE-RULES')).toContain('yann');
    expect(await told('COMMITTEE-RULES')).not.toContain('helene');
    const text = await words('COMMITTEE-RULES', 'yann');
    expect(text).toContain('Quorum : le tiers des voix, 3 sur 8 aujourd’hui.');
  });

  it('says nothing to anybody where no rule changes', async () => {
    const before = await direct.db.messageDelivery.count({ where: { rule: 'COMMITTEE-RULES' } });
    expect((await say('helene', 'comité règles COPIL quorum:tiers')).outcome).toBe('done');
    expect(await direct.db.messageDelivery.count({ where: { rule: 'COMMITTEE-RULES' } })).toBe(before);
  });

  it('suspends a committee only once confirmed, and everybody hears of it', async () => {
    const preview = await say('helene', 'comité suspendre COPIL');
    expect(preview.outcome).toBe('preview');
    expect(read(preview)).toMatch(/Les \d réunions déjà prévues restent prévues/);
    await press('helene', buttonOf(preview, { id: 'confirm' }));
    expect((await direct.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } })).state).toBe(
      'suspended',
    );
    expect(await told('COMMITTEE-STATE')).toContain('fatou');
    expect(await words('COMMITTEE-STATE', 'fatou')).toContain('COPIL DUI : le comité est suspendu');
    await say('helene', 'comité reprendre COPIL confirmé:oui');
  });
});
