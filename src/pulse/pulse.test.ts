import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { composed, runAct } from '../../test/support/house-hours.ts';
import { buttonsOf, type Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';

const opens = '2026-10-13T04:00:00Z';
const during = '2026-10-14T08:00:00Z';
const closes = '2026-10-20T16:00:00Z';

let house: DirectBot;
let deploymentId: string;
let events = 0;
let tied: unknown[] = [];

const account = (externalId: string) => ({
  platform: 'local' as const,
  workspace: externalId === 'bruno' ? 'rives-doust' : 'agla',
  externalId,
});
const event = (as: string) => {
  events += 1;
  return { eventId: `event ${events}`, account: account(as), place: { kind: 'direct' as const } };
};
const say = (as: string, text: string) => house.bot.say({ ...event(as), text });
const press = (as: string, command: string, given: Record<string, string>) =>
  house.bot.press({ ...event(as), command, arguments: given });
const submit = (as: string, command: string, values: Record<string, string>) =>
  house.bot.submit({ ...event(as), command, values });
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const cardText = (card: Card | null | undefined) => (card ? plain(renderText(card, 'fr')) : '');
const words = ({ card, form }: Reply) => (card ? cardText(card) : plain(JSON.stringify(form)));

/** Hands in a sheet as who answers the same to all three questions. */
const sheet = (as: string, score: number, fear?: string) =>
  submit(as, 'pulse answer', {
    site: 'S01',
    perception: `${score}`,
    opportunity: `${score}`,
    value: `${score}`,
    send: 'true',
    ...(fear && { fear }),
  });
const staff = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `s01-${String(from + index).padStart(3, '0')}`);

beforeAll(async () => {
  house = await openDirectBot('2026-10-13T03:00:00Z');
  const site = await house.db.site.findFirstOrThrow({
    where: { code: 'S01' },
    include: { deployment: true },
  });
  deploymentId = site.deployment?.id ?? '';
  // Two units of four, and everybody else.
  const of = (handles: string[], team: string) =>
    house.db.posting.updateMany({
      where: { siteId: site.id, person: { handle: { in: handles } } },
      data: { team },
    });
  await of(staff(1, 20), 'Unité Les Goélands');
  await of(staff(21, 40), 'Unité Les Sternes');
  await of(staff(41, 62), 'Unité Les Mouettes');
  await runAct(house, 'pulse.open', deploymentId, opens);
  house.moveTo(during);
});
afterAll(() => house.close());

describe('a pulse while it is open', () => {
  it('is announced to the staff with its last day, and asked for once', async () => {
    const told = { message: 'pulse.invitation', subjectId: deploymentId, rule: 'D22', at: during };
    const card = await composed(house, { ...told, handle: 's01-001' });
    expect(cardText(card)).toContain('Baromètre, une semaine après : IME Les Embruns');
    expect(cardText(card)).toContain('mardi 20 octobre 2026 à 18 h');
    // A closed day may put it off: then the days are counted.
    const { openedAt } = await house.db.pulse.findFirstOrThrow({ where: { deploymentId } });
    const setOpened = (at: Date) =>
      house.db.pulse.updateMany({ where: { deploymentId }, data: { openedAt: at } });
    await setOpened(new Date('2026-10-15T07:00:00Z'));
    expect(cardText(await composed(house, { ...told, handle: 's01-001' }))).toContain(
      'Baromètre, 9 jours après : IME Les Embruns',
    );
    await setOpened(openedAt);
    await sheet('s01-001', 2);
    expect(await composed(house, { ...told, handle: 's01-001' })).toBeNull();
  });

  it('takes the last press of each question, and keeps nothing before it is sent', async () => {
    const opened = await press('s01-002', 'pulse answer', { site: 'S01' });
    expect(opened.card && buttonsOf(opened.card).map(({ label }) => plain(label))).toEqual([
      ...['1', '2', '3', '4', '5', '1', '2', '3', '4', '5', '1', '2', '3', '4', '5'],
      'Une crainte, une envie ?',
    ]);
    let reply = opened;
    const choose = async (id: string) => {
      const button = reply.card && buttonsOf(reply.card).find((one) => one.id === id);
      if (!button || !('command' in button)) throw new Error(`no button ${id}`);
      reply = await press('s01-002', button.command, button.arguments);
    };
    for (const id of ['perception-5', 'opportunity-3', 'value-1', 'perception-2']) await choose(id);
    expect(reply.card && buttonsOf(reply.card).map(({ label }) => label)).toContain('✓ 2');
    expect(await house.db.pulseAnswer.count()).toBe(1);
    await choose('send');
    expect(words(reply)).toContain('Merci, votre feuille est dans l’urne');
    const sheets = await house.db.pulseAnswer.findMany();
    expect(sheets.map(({ answers }) => answers)).toContainEqual({
      perception: '2',
      opportunity: '3',
      value: '1',
    });
  });

  it('takes one sheet a person and no change: it says why', async () => {
    expect(words(await sheet('s01-002', 5))).toContain('on ne peut ni la retrouver ni la changer');
    expect(words(await press('s01-002', 'pulse answer', { site: 'S01' }))).toContain('déjà dans l’urne');
    expect(await house.db.pulseAnswer.count()).toBe(2);
  });

  it('takes one sheet of somebody who sends it twice at once', async () => {
    await Promise.all([sheet('s01-003', 2), sheet('s01-003', 2)]);
    expect(await house.db.pulseAnswer.count()).toBe(3);
    expect(await house.db.pulseParticipation.count()).toBe(3);
  });

  it('refuses who does not work there, and a sheet with an answer missing', async () => {
    expect(words(await sheet('s03-001', 4))).toContain('s’adresse à l’équipe du site');
    expect(words(await say('s01-004', 'baromètre répondre IME 3 4'))).toContain('1. J’ai une bonne image');
    const missing = await press('s01-004', 'pulse answer', { site: 'S01', perception: '3', send: 'true' });
    expect(words(missing)).toContain('Il manque une réponse');
    expect(await house.db.pulseAnswer.count()).toBe(3);
  });

  it('refuses a fear that names somebody, and keeps the form', async () => {
    const reply = await sheet('s01-004', 4, 'Je crains que Maëlle Perrot s’en aille');
    expect(words(reply)).toContain('parle d’une personne (« Maëlle Perrot »)');
    expect(reply.form?.fields.find(({ name }) => name === 'fear')?.error).toBeTruthy();
    expect(await house.db.pulseFear.count()).toBe(0);
  });

  it('shows no result, not even how many answered', async () => {
    expect(words(await say('claire', 'baromètre IME'))).toContain('seront comptés à ce moment, et pas avant');
    expect(words(await say('claire', 'baromètre IME'))).not.toContain('3 ');
  });
});

describe('a pulse that has closed', () => {
  beforeAll(async () => {
    for (const handle of staff(5, 14)) await sheet(handle, 2);
    for (const handle of staff(21, 30)) await sheet(handle, 2);
    await sheet('s01-041', 2, 'Perdre du temps le soir');
    for (const handle of staff(42, 43)) await sheet(handle, 3);
    await sheet('s01-044', 3);
    tied = await tiedRows();
    await runAct(house, 'pulse.close', await pulseId(1), closes);
    house.moveTo('2026-10-21T08:00:00Z');
  });

  it('hides the team of 4 among 27, and the team whose score would reveal it; the average stands for all (C49)', async () => {
    const text = words(await say('claire', 'baromètre IME'));
    expect(text).toContain('27 sur 64 (42 %)');
    expect(text).toContain('2,1/5');
    expect(text).toContain('Unité Les Goélands · ');
    expect(text).not.toMatch(/Unité Les Mouettes · /);
    expect(text).not.toMatch(/Unité Les Sternes · /);
    expect(text).toMatch(/Non montrés, pour que personne ne puisse être reconnu : .*Unité Les Mouettes/);
  });

  it('opens the risk « perception » once', async () => {
    const risks = () => house.db.risk.findMany({ where: { source: `pulse:${deploymentId}` } });
    expect((await risks()).map(({ category, title }) => [category, plain(title)])).toEqual([
      ['perception', 'Logiciel mal perçu : IME Les Embruns'],
    ]);
    await runAct(house, 'pulse.close', await pulseId(1), closes);
    expect(await risks()).toHaveLength(1);
  });

  it('held no sheet that a transaction, the order of rows or the journal tied to who handed it in', () => {
    expect(tied).toEqual([]);
  });

  it('has destroyed its sheets', async () => {
    expect(await house.db.pulseAnswer.count()).toBe(0);
    expect(await house.db.pulseParticipation.count()).toBe(27);
  });

  it('lists fears without order or date; the director replies once, for all to read', async () => {
    expect(words(await say('s01-050', 'baromètre IME'))).toContain('« Perdre du temps le soir »');
    const seen = await say('anne-laure', 'baromètre IME');
    const reply = seen.card && buttonsOf(seen.card).find(({ label }) => label === 'Répondre');
    if (!reply || !('command' in reply)) throw new Error('no reply button');
    const given = { ...reply.arguments, reply: 'Un temps dédié est prévu à chaque relève.' };
    expect(words(await submit('anne-laure', 'pulse reply', given))).toContain('Votre réponse est publiée');
    expect(words(await say('s01-050', 'baromètre IME'))).toContain('Réponse : Un temps dédié');
    expect(words(await submit('claire', 'pulse reply', given))).toContain('Une réponse est déjà publiée');
    expect(words(await submit('s01-050', 'pulse reply', given))).toContain('Seuls la direction');
  });

  it('is read by its site and the leads, never by another site’s staff nor by a partner (case 5)', async () => {
    for (const handle of ['maelle', 'anne-laure', 'karim', 'helene', 'sophie'])
      expect(words(await say(handle, 'baromètre IME'))).toContain('2,1/5');
    expect(words(await say('bruno', 'baromètre IME'))).toContain('restent au sein de chaque organisme');
    expect(words(await say('s03-001', 'baromètre IME'))).not.toContain('2,1/5');
    expect(words(await say('julie', 'baromètre IME'))).not.toContain('2,1/5');
  });

  it('takes no sheet any more', async () => {
    expect(words(await sheet('s01-060', 5))).toContain('Ce baromètre est clos');
  });

  it('shows the trend of what both pulses show, and nothing of a second one with 3 answers (case 10)', async () => {
    await runAct(house, 'pulse.openSecond', deploymentId, '2026-11-05T05:00:00Z');
    house.moveTo('2026-11-05T09:00:00Z');
    for (const handle of staff(1, 3)) await sheet(handle, 5);
    await runAct(house, 'pulse.close', await pulseId(2), '2026-11-12T17:00:00Z');
    house.moveTo('2026-11-13T09:00:00Z');
    const text = words(await say('claire', 'baromètre IME'));
    expect(text).toContain('Moins de 5 personnes ont répondu');
    expect(text).not.toMatch(/\d\/5/);
    expect(words(await say('claire', 'baromètre IME 1'))).toContain('2,1/5');
  });

  it('tells its results to those who answer for the site', async () => {
    const card = await composed(house, {
      message: 'pulse.results',
      subjectId: await pulseId(1),
      rule: 'PULSE-RESULT',
      at: '2026-10-21T06:00:00Z',
      handle: 'claire',
    });
    expect(cardText(card)).toContain('27 sur 64');
  });
});

async function pulseId(number: number): Promise<string> {
  return (await house.db.pulse.findFirstOrThrow({ where: { deploymentId, number } })).id;
}

/** Rows in which a sheet could be tied to a person: written by the same transaction, in the order of arrival, or journalled. */
async function tiedRows(): Promise<unknown[]> {
  const written = await house.db.$queryRaw<{ xmin: string }[]>`SELECT DISTINCT xmin::text FROM "PulseAnswer"`;
  const journalled = await house.db.auditEvent.findMany({
    where: { act: { startsWith: 'pulse.' }, actorId: { not: null } },
  });
  return [...(written.length > 1 ? written : []), ...journalled];
}
