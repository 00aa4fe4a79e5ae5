import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { closedMeeting } from '../minutes/fixtures/closed-meeting.ts';
import { draftMinutes } from '../minutes/versions.ts';
import { factsOf } from '../reports/facts-of.ts';
import { fullestReport } from '../reports/fixtures/fullest-report.ts';
import { findReport } from '../reports/report.ts';
import { lateActionLine } from '../reports/report-words.ts';

let house: DirectBot;
let meetingId: string;

const say = (handle: string, text: string) =>
  house.bot.say({
    eventId: randomUUID(),
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    text,
  });
const home = async (handle: string) => {
  const { card } = await say(handle, 'accueil');
  const text = plain(card ? renderText(card, 'fr') : '');
  return { text, commands: card ? buttonsOf(card).map((one) => ('command' in one ? one.command : '')) : [] };
};
const times = (text: string, part: string) => text.split(part).length - 1;

beforeAll(async () => {
  house = await openDirectBot('2026-10-08T08:00:00Z', { composers: true });
  meetingId = await closedMeeting(house);
  const now = Temporal.Instant.from('2026-10-08T08:00:00Z');
  await house.db.numberSeries.updateMany({ where: { series: 'A-2026' }, data: { last: 7 } });
  await house.store.transaction((tx) => draftMinutes({ tx, now, personId: null }, meetingId));
});
afterAll(() => house.close());

describe('what waits for me, on my home', () => {
  it('the minutes that need a lead’s accord, until they have given it', async () => {
    const before = await home('claire');
    expect(before.text).toContain('Relevé de décisions du COPIL n°2 : votre accord est attendu');
    expect(before.commands.filter((one) => one === 'minutes')).toHaveLength(1);
    expect((await home('yann')).text).not.toContain('Relevé de décisions');
    await say('claire', 'relevé accord COPIL-2');
    expect((await home('claire')).text).not.toContain('votre accord est attendu');
    expect((await home('karim')).text).toContain('votre accord est attendu');
  });

  it('the minutes that were sent, for each seat that has not answered, before the lock', async () => {
    await say('karim', 'relevé accord COPIL-2');
    const asked = (await home('yann')).text;
    expect(asked).toContain(
      'Relevé de décisions du COPIL n°2 : votre validation est attendue avant le mardi 13 octobre 2026 à 18 h.',
    );
    // Marc sat in for Hélène: one of them answers for the seat.
    expect((await home('marc')).text).toContain('votre validation est attendue');
    await say('marc', 'relevé valider COPIL-2');
    for (const handle of ['marc', 'helene'])
      expect((await home(handle)).text).not.toContain('votre validation est attendue');
    expect((await home('maelle')).text).not.toContain('Relevé de décisions');
  });

  it('the agenda that needs the chair’s word, from fourteen days before the meeting on', async () => {
    const chair = await home('helene');
    expect(chair.text).toContain('COPIL n°3 : l’ordre du jour attend votre validation');
    expect(chair.text).not.toContain('COPIL n°4 : l’ordre du jour');
    expect((await home('claire')).text).not.toContain('l’ordre du jour attend');
    // The first time it lays the agenda out, and shows it.
    expect((await say('helene', 'ordre-du-jour valider COPIL-3')).outcome).toBe('preview');
    await say('helene', 'ordre-du-jour valider COPIL-3');
    expect((await home('helene')).text).not.toContain('l’ordre du jour attend');
  });

  it('the report that needs a lead’s signature, once its draft is built', async () => {
    expect((await home('claire')).text).not.toContain('votre signature est attendue');
    const { id } = await house.db.executiveReport.findFirstOrThrow({ where: { state: 'draft' } });
    await house.db.executiveReport.update({
      where: { id },
      data: { content: fullestReport as never, dueOn: new Date('2026-10-12') },
    });
    const lead = await home('claire');
    expect(lead.text).toMatch(
      /Rapport n°\d+ · .+ : votre signature est attendue\. Il part le lundi 12 octobre 2026\./,
    );
    expect(lead.commands).toContain('report');
    await say('claire', 'rapport signer');
    expect((await home('claire')).text).not.toContain('votre signature est attendue');
    expect((await home('karim')).text).toContain('votre signature est attendue');
    expect((await home('yann')).text).not.toContain('votre signature est attendue');
  });

  it('the actions somebody left behind, for the leads, each with « Réattribuer », the soonest first', async () => {
    await say('claire', 'action @Thomas "Former le standard" pour:30/10/2026');
    await say('claire', 'action @Thomas "Lister les comptes" pour:15/10/2026');
    await house.db.actionItem.updateMany({
      where: { owner: { handle: 'thomas' } },
      data: { needsOwner: true },
    });
    const { text, commands } = await home('karim');
    expect(text).toContain('Former le standard · à réattribuer · pour le vendredi 30 octobre 2026');
    // Late since September, though gathered last.
    expect(text.indexOf('Rédiger l’annonce')).toBeLessThan(text.indexOf('votre signature'));
    expect(text.indexOf('votre signature')).toBeLessThan(text.indexOf('Lister les comptes'));
    expect(text.indexOf('Lister les comptes')).toBeLessThan(text.indexOf('Former le standard'));
    expect(times(text, 'Former le standard')).toBe(1);
    expect(commands).toContain('action assign');
    expect((await home('sophie')).text).not.toContain('à réattribuer');
  });

  it('nor does who left stand as an owner anywhere: on the agenda, the status, in a search, in the report', async () => {
    await house.db.actionItem.updateMany({
      where: { text: 'Lister les comptes' },
      data: { dueOn: new Date('2026-10-02') },
    });
    const said = async (text: string) => {
      const { card } = await say('claire', text);
      return plain(card ? renderText(card, 'fr') : '');
    };
    for (const line of ['état', 'chercher comptes', 'ordre-du-jour COPIL-3']) {
      const text = await said(line);
      expect(text, line).toContain('à réattribuer');
      expect(text, line).not.toContain('Thomas Riou');
    }
    const { id } = await house.db.executiveReport.findFirstOrThrow();
    const facts = await house.store.transaction(async (tx) =>
      factsOf(tx, (await findReport(tx, id)) as never, Temporal.Instant.from('2026-10-08T08:00:00Z')),
    );
    const late = facts.actions.late.find(({ text }) => text === 'Lister les comptes');
    expect(late?.owner).toBeNull();
    const { fr } = houseTranslators();
    expect(late && lateActionLine(late, fr)).toContain('à réattribuer');
    await house.db.actionItem.updateMany({
      where: { text: 'Lister les comptes' },
      data: { dueOn: new Date('2026-10-15') },
    });
  });

  it('eight of them with their buttons, and how many more', async () => {
    for (let index = 0; index < 10; index++)
      await say('claire', `action @Thomas "Suivre le lot ${index}" pour:02/11/2026`);
    await house.db.actionItem.updateMany({
      where: { owner: { handle: 'thomas' } },
      data: { needsOwner: true },
    });
    const { text, commands } = await home('karim');
    const matters = commands.filter((one) => ['action assign', 'report', 'minutes'].includes(one));
    expect(matters).toHaveLength(8);
    expect(text).toMatch(/… et \d+ autres\./);
  });

  it('a request for the chair’s word puts the agenda before them, and is not told beside it', async () => {
    await house.db.meeting.updateMany({
      where: { number: 3, committee: { code: 'COPIL' } },
      data: { state: 'held', agendaValidatedAt: null },
    });
    expect((await home('helene')).text).toContain('l’ordre du jour attend votre validation');
    await say('ines', 'ordre-du-jour valider COPIL-3');
    const { text, commands } = await home('helene');
    expect(text.match(/l’ordre du jour attend votre validation/g)).toHaveLength(1);
    expect(text).not.toContain('Inès Roussel demande');
    expect(commands).toContain('agenda');
  });
});
