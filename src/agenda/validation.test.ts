import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import type { CommandButton } from '../conversation/card.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { agendaActs } from './acts.ts';
import { toValidate } from './messages/validation.ts';

/** Seven weeks before the COPIL n°4 of 8 December. */
const now = '2026-10-21T08:00:00Z';
const agendaHost = {
  organiserEmail: 'copil@example.org',
  fileLink: () => 'https://example.org/file.ics',
  printLink: () => 'https://example.org/print',
  documentLink: () => 'https://example.org/file',
};
let house: DirectBot;
let id: string;
beforeAll(async () => {
  house = await openDirectBot(now);
  id = (await house.db.meeting.findFirstOrThrow({ where: { number: 4, committee: { code: 'COPIL' } } })).id;
});
afterAll(() => house.close());

const { say: ask, press } = directPeople(() => house.bot);
const say = async (as: string, text: string) => read(await ask(as, text));
const meeting = () => house.db.meeting.findUniqueOrThrow({ where: { id } });
const validated = async () => (await meeting()).agendaValidatedAt !== null;
const asked = (rule: string) =>
  house.db.messageDelivery.findMany({ where: { subjectId: id, rule }, orderBy: { subjectVersion: 'asc' } });
const cardOf = async (row: MessageDelivery | undefined, at = now) => {
  const context = { tx: house.store.db, t: houseTranslators().fr, now: Temporal.Instant.from(at) };
  const composed = await toValidate(
    { ...context, host: agendaHost, answers: 'chat', personId: row?.recipientId ?? null, redraw: false },
    row as MessageDelivery,
  );
  return composed?.card ?? { blocks: [] };
};
const textOf = async (row: MessageDelivery | undefined) => plain(renderText(await cardOf(row), 'fr'));
const validate = async (row: MessageDelivery | undefined) =>
  press('helene', buttonsOf(await cardOf(row)).find((one) => one.id === 'agenda-validate') as CommandButton);

describe('the chair’s word on an agenda (M04)', () => {
  it('is asked for with the agenda itself, once a day, by who may not give it', async () => {
    await say('claire', 'point ajouter "Wi-Fi EHPAD" 15min réunion:COPIL-4');
    const reply = await ask('claire', 'ordre-du-jour valider COPIL-4');
    expect(reply.outcome).toBe('proposed');
    expect(read(reply)).toContain('L’ordre du jour est soumis à Hélène Guivarc’h');
    await say('karim', 'ordre-du-jour valider COPIL-4');
    expect(await house.db.proposal.count()).toBe(0);
    const rows = await asked('M04-ASKED');
    expect(rows).toHaveLength(1);
    const shown = await textOf(rows[0]);
    expect(shown).toContain('Claire Le Goff vous demande de valider cet ordre du jour.');
    expect(shown).toContain('Wi-Fi EHPAD');
    expect(shown).toContain('L’ordre du jour se clôt le lundi 30 novembre 2026 à 9 h.');
    expect(read(await validate(rows[0]))).toContain('La convocation partira le lundi 30 novembre 2026 à 9 h');
    expect(await validated()).toBe(true);
  });

  it('falls when points, their order, their minutes or the date change, and is asked for once with what changed', async () => {
    await say('ines', 'point joindre 2 https://documents.example.org/wifi.pdf réunion:COPIL-4');
    expect(await validated()).toBe(true);
    house.moveTo('2026-10-22T08:00:00Z');
    await say('claire', 'point ajouter "RGPD : registre" 40min réunion:COPIL-4');
    expect(await validated()).toBe(false);
    await say('ines', 'point placer 1 3 réunion:COPIL-4');
    const again = await asked('M04-AGAIN');
    expect(again).toHaveLength(1);
    const shown = await textOf(again[0]);
    expect(shown).toContain('L’ordre du jour a changé depuis votre accord du mercredi 21 octobre');
    expect(shown).toMatch(/Ce qui change[\s\S]*RGPD : registre[\s\S]*ajouté/);
    expect(shown).toContain('déplacé');
    await validate(again[0]);
    for (const line of [
      'point modifier 2 durée:5min réunion:COPIL-4',
      'point retirer 2 réunion:COPIL-4 confirmé:oui',
      'déplacer COPIL-4 15/12/2026 14:00 confirmé:oui',
    ]) {
      expect(await validated(), line).toBe(true);
      await ask('claire', line);
      expect(await validated(), line).toBe(false);
      await validate((await asked('M04-AGAIN')).at(-1));
    }
    expect(await textOf((await asked('M04-AGAIN')).at(-1))).toBe('');
  });

  it('stands when the chair changes the agenda: what they did they have seen', async () => {
    await say('helene', 'point modifier 1 durée:10min réunion:COPIL-4');
    expect(await validated()).toBe(true);
  });

  it('is not taken for an agenda that has changed since it was shown: that one is shown first', async () => {
    await say('claire', 'point modifier 1 durée:12min réunion:COPIL-4');
    const old = buttonOf(await ask('helene', 'ordre-du-jour COPIL-4'), { label: 'Valider' });
    await say('claire', 'point ajouter "Badges" 5min réunion:COPIL-4');
    const first = await press('helene', old);
    expect(read(first)).toContain('Voici l’ordre du jour tel qu’il est à présent');
    expect(read(first)).toContain('Badges');
    expect(await validated()).toBe(false);
    await press('helene', buttonOf(first, { label: 'Valider' }));
    expect(await validated()).toBe(true);
  });

  it('does not cover what comes to the agenda by itself before it leaves: it waits, and the chair sees it', async () => {
    house.moveTo('2026-12-07T08:00:00Z');
    await house.db.risk.updateMany({ where: { number: 'R-01' }, data: { probability: 3, impact: 4 } });
    const row = await house.db.messageDelivery.findFirstOrThrow({
      where: { subjectId: id, rule: 'M04', state: 'planned' },
    });
    const at = Temporal.Instant.from('2026-12-07T08:00:00Z');
    await house.store.transaction(async (tx) => {
      const context = { tx, now: at, at, ledger: house.delivery.ledgerAt(at) };
      await agendaActs['agenda.convene']?.(context, row);
    });
    expect(await meeting()).toMatchObject({ state: 'held', agendaValidatedAt: null });
    const [ask] = await asked('M04-VALIDATE');
    expect(await textOf(ask)).toMatch(/Ce qui change[\s\S]*Risque R-01[\s\S]*ajouté/);
    expect(read(await validate(ask))).toContain('La convocation part maintenant');
  });
});

describe('the notice of a committee’s rules', () => {
  const planned = async (meetingId: string, rule: string) =>
    (
      await house.db.messageDelivery.findMany({
        where: { subjectId: meetingId, rule, recipientKind: 'house', state: 'planned' },
      })
    ).map(({ dueAt }) => dueAt.toISOString());

  it('moves the call for items and the convocation of the meetings ahead', async () => {
    const next = await house.db.meeting.findFirstOrThrow({
      where: { number: 5, committee: { code: 'COPIL' } },
    });
    expect(await planned(next.id, 'M04')).toEqual(['2027-02-01T08:00:00.000Z']);
    await say('helene', 'comité règles COPIL convocation:15 confirmé:oui');
    expect(await planned(next.id, 'M04')).toEqual(['2027-01-25T08:00:00.000Z']);
    expect(await planned(next.id, 'M02')).toEqual(['2027-01-19T08:00:00.000Z']);
  });

  it('closes at once what should be closed by now, so that its convocation leaves all the same', async () => {
    const next = await house.db.meeting.findFirstOrThrow({
      where: { number: 5, committee: { code: 'COPIL' } },
    });
    await say('helene', 'comité règles COPIL convocation:8 confirmé:oui');
    house.moveTo('2027-01-28T08:00:00Z');
    await say('helene', 'comité règles COPIL convocation:15 confirmé:oui');
    expect(await planned(next.id, 'M04')).toEqual([]);
    expect(await planned(next.id, 'M04-NOW')).toEqual(['2027-01-28T08:00:00.000Z']);
  });
});
