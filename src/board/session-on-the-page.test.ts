import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDate } from '../time.ts';
import { type BoardHouse, openBoardHouse } from './fixtures/board-house.ts';

let house: BoardHouse;
beforeAll(async () => {
  house = await openBoardHouse('2026-10-19T08:00:00Z');
});
afterAll(() => house.close());

describe('a session kept from the page', () => {
  it('attendance with its hour, quorum, points, notes, a decision with its vote, an action, the closing', async () => {
    house.moveTo('2026-10-20T11:55:00Z');
    const ines = await house.signedIn('ines', 'tableau réunion:COPIL-3');
    for (const [people, mark] of [
      ['@claire', 'present'],
      ['@karim', 'present'],
      ['@sophie', 'present'],
      ['@yann', 'remote'],
      ['@fatou', 'present'],
    ] as const)
      await ines.submit('attendance', { people }, { mark });
    expect(ines.page.text).toContain('5 sur 9, quorum atteint');
    house.moveTo('2026-10-20T12:02:00Z');
    await ines.open('/board/COPIL/meetings/3');
    await ines.press('Ouvrir la séance');
    expect(ines.page.text).toContain('en séance');
    const overview = await ines.open('/board/COPIL');
    expect(overview.text).toContain('5 sur 9, quorum atteint');
    await ines.open('/board/COPIL/meetings/3');
    const late = await ines.submit('attendance', { people: '@fatou' }, { mark: 'left', at: '99h' });
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('aria-invalid')]);
    await ines.open('/board/COPIL/meetings/3');
    await ines.submit('note', {}, { text: 'Le débit est mesuré à 12 Mbit/s en chambre.' });
    expect(await house.db.sessionNote.count()).toBe(1);
    await ines.submit('decision', {}, { text: 'Poser quatre bornes à l’EHPAD', type: 'functional' });
    const decision = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(ines.page.text).toContain(decision.number);
    await ines.submit(
      'vote enter',
      { decision: decision.number },
      { inFavour: '4', against: '1', abstentions: '0' },
    );
    expect(ines.page.text).toContain('4 pour, 1 contre');
    await ines.submit(
      'action',
      {},
      { owner: '@karim', text: 'Commander les bornes', due: '2026-11-06', decision: decision.number },
    );
    const action = await house.db.actionItem.findFirstOrThrow({ where: { text: 'Commander les bornes' } });
    expect(action.decisionId).toBe(decision.id);
    house.moveTo('2026-10-20T13:50:00Z');
    await ines.open('/board/COPIL/meetings/3');
    await ines.press('Clore');
    if (ines.page.html.includes('name="arg.confirmed"'))
      await ines.submit('close', { meeting: 'COPIL-3', confirmed: 'true' }, {});
    expect((await house.db.meeting.findFirstOrThrow({ where: { number: 3 } })).state).toBe('closed');
  });

  it('is told afterwards in the words of its register: nobody is awaited, and no answer is asked', async () => {
    house.moveTo('2026-10-20T14:00:00Z');
    for (const handle of ['ines', 'thomas']) {
      const page = await (await house.signedIn(handle)).open('/board/COPIL/meetings/3');
      const text = page.text.replace(/[\u00A0\u202F]/g, ' ');
      expect(text).toContain('atteint : 5 voix présentes ou représentées sur 9, 5 requises');
      expect(text).toMatch(/Claire Le Goff\s+Sur place/);
      expect(text).toMatch(/Yann Kerbrat\s+À distance/);
      expect(text).toMatch(/Thomas Riou\s+Absence/);
      expect(text).not.toMatch(
        /arrivée attendue|Votre réponse est attendue|pas encore de réponse|depuis \d|il en manque/,
      );
    }
  });

  it('then the minutes: written by point, released by both leads, a version each time', async () => {
    const claire = await house.signedIn('claire');
    const minutes = await claire.open('/board/COPIL/minutes/3');
    expect(minutes.status).toBe(200);
    await claire.submit('minutes edit', { section: 'opening' }, { text: 'La présidence ouvre la séance.' });
    expect(claire.page.text).toContain('La présidence ouvre la séance.');
    expect(claire.page.text).toContain('Version 2');
    expect((await claire.open('/board/COPIL/minutes/3?version=1')).text).toContain('Vous lisez la version 1');
    const yann = await house.signedIn('yann');
    expect((await yann.open('/board/COPIL/minutes/3')).status).toBe(403);
    for (const lead of ['claire', 'karim']) {
      const browser = lead === 'claire' ? claire : await house.signedIn(lead);
      await browser.open('/board/COPIL/minutes/3');
      await browser.press('Accord');
    }
    const sent = await house.db.minutes.findFirstOrThrow({ where: { meeting: { number: 3 } } });
    expect([sent.releasedByLfId !== null, sent.releasedByLtId !== null]).toEqual([true, true]);
  });

  it('and once they are sent, a correction is asked for by a member and decided by the secretary', async () => {
    house.moveTo('2026-10-23T08:00:00Z');
    await house.db.minutes.updateMany({
      data: { state: 'sent', sentAt: toDate(house.now()), locksAt: toDate(house.now().add({ hours: 120 })) },
    });
    const yann = await house.signedIn('yann', 'tableau COPIL');
    expect(yann.page.text).toContain('Valider, ou demander une correction');
    await yann.open('/board/COPIL/minutes/3');
    await yann.press('Demander une correction');
    await yann.submit('minutes correction', {}, { text: 'Cinq bornes et non quatre.' });
    const ines = await house.signedIn('ines');
    expect(ines.page.text).toContain('Trancher les corrections demandées');
    await ines.open('/board/COPIL/minutes/3');
    expect(ines.page.text).toContain('à trancher');
    await ines.press('Accepter : 1');
    await ines.submit('minutes settle', {}, { text: 'Il faut lire cinq bornes.' });
    expect(ines.page.text).toContain('Il faut lire cinq bornes.');
    expect((await house.db.minutesCorrection.findFirstOrThrow()).state).toBe('accepted');
  });

  it('and a written consultation is voted on from the overview', async () => {
    await house.say('claire', 'consultation "Reporter la formation ?" avant:30/10/2026');
    const fatou = await house.signedIn('fatou');
    expect(fatou.page.text).toContain('Reporter la formation ?');
    await fatou.press('Pour');
    expect(await house.db.vote.count({ where: { ballot: { consultation: { number: 'C-2026-001' } } } })).toBe(
      1,
    );
  });
});
