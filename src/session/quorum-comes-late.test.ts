import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { agendaComposers } from '../agenda/composers.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import type { MessageDelivery } from '../store/generated/client.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-10-20T08:00:00Z', { composers: true });
});
afterAll(() => house.close());

const { say: ask, press: pressed } = directPeople(() => house.bot);
const say = async (as: string, text: string) => read(await ask(as, text));
const press = (as: string, reply: Reply, label: string) => pressed(as, buttonOf(reply, { label }));
const labels = (reply: Reply) => buttonsOf(reply.card ?? { blocks: [] }).map(({ label }) => label);
const meeting = (number: number) =>
  house.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });
const adopted = async (number: number) =>
  house.db.decision.count({ where: { meetingId: (await meeting(number)).id, state: 'adopted' } });

describe('before the hour of a meeting', () => {
  it('who asks for a session hears when and where the next one opens', async () => {
    const reply = await say('ines', 'ouvrir');
    expect(reply).toContain(
      'Aucune séance n’est ouverte à cette heure. Le COPIL n°3 se tient le mardi 20 octobre',
    );
    expect(reply).toContain('la séance s’ouvre à partir de 13 h');
    expect(await say('ines', 'émargement @claire présent')).toContain('la séance s’ouvre à partir de 13 h');
  });

  it('the attendance sheet opens the session as soon as the quorum is there', async () => {
    house.moveTo('2026-10-20T11:50:00Z');
    const few = await ask('ines', 'émargement @claire @karim @sophie présent');
    expect(labels(few)).not.toContain('Ouvrir la séance');
    const enough = await ask('ines', 'émargement @thomas @yann présent');
    expect(labels(enough)).toContain('Ouvrir la séance');
    expect(read(await press('ines', enough, 'Ouvrir la séance'))).toContain('Séance ouverte');
    await press('ines', await ask('ines', 'clore'), 'Lever la séance');
  });
});

describe('an information session (nasty case 7)', () => {
  it('decides once its quorum has come and who conducts it says so; who keeps it is told that it may', async () => {
    house.moveTo('2026-12-08T13:16:00Z');
    await say('ines', 'émargement @claire @karim @sophie présent réunion:COPIL-4');
    const opened = await ask('ines', 'séance information COPIL-4');
    expect(labels(opened)).toContain('Seconde convocation');
    expect(labels(opened)).not.toContain('Passer en séance délibérante');
    expect(await say('ines', 'séance délibérante')).toContain('Le quorum n’est pas atteint : 3 voix sur 9');
    await say('thomas', 'je-suis-là COPIL-4');
    await say('yann', 'je-suis-là COPIL-4');
    const ines = await house.db.person.findFirstOrThrow({ where: { handle: 'ines' } });
    const told = await house.db.messageDelivery.findMany({ where: { rule: 'QUORUM-CAME' } });
    expect(told.map(({ recipientId }) => recipientId)).toEqual([ines.id]);
    const barred = await ask('ines', 'décision "Acheter dix tablettes"');
    expect(read(barred)).toContain('le quorum est maintenant atteint');
    expect(await adopted(4)).toBe(0);
    expect(await say('ines', 'seconde convocation COPIL-4')).toContain('Passez en séance délibérante');
    expect(await say('sophie', 'séance délibérante COPIL-4')).toContain('Vous n’avez pas ce droit');
    expect(read(await press('ines', barred, 'Passer en séance délibérante'))).toContain('elle peut décider');
    await say('ines', 'décision "Acheter dix tablettes"');
    expect(await adopted(4)).toBe(1);
    await press('ines', await ask('ines', 'clore'), 'Lever la séance');
  });

  it('may be called again while its quorum lacks: it closes, and the same agenda comes back', async () => {
    await say('claire', 'point ajouter "Budget" 20min réunion:COPIL-5');
    house.moveTo('2027-02-09T13:16:00Z');
    await say('claire', 'émargement @claire présent réunion:COPIL-5');
    const opened = await ask('ines', 'séance information COPIL-5');
    const form = await press('ines', opened, 'Seconde convocation');
    expect(form.form?.intro).toContain('La séance d’information sera levée.');
    await say('ines', 'seconde convocation COPIL-5 15/02/2027 14:00');
    const first = await meeting(5);
    expect(first.state).toBe('closed');
    expect(await house.db.messageDelivery.count({ where: { subjectId: first.id, rule: 'M12' } })).toBe(1);
    const called = await house.db.meeting.findFirstOrThrow({ where: { secondCallOfId: first.id } });
    const titles = async (meetingId: string) =>
      (await house.db.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } })).map(
        ({ title, state }) => [title, state],
      );
    expect((await titles(called.id)).map(([, state]) => state)).not.toContain('postponed');
    expect((await titles(called.id)).map(([title]) => title)).toEqual(
      (await titles(first.id)).map(([title]) => title),
    );
  });

  it('tells the second call as what it is: the agenda, no quorum, the notice of the rules', async () => {
    const first = await meeting(5);
    const called = await house.db.meeting.findFirstOrThrow({ where: { secondCallOfId: first.id } });
    const rows = await house.db.messageDelivery.findMany({
      where: { subjectId: called.id, rule: { in: ['M01', 'CALENDAR'] }, recipientKind: 'person' },
    });
    expect(new Set(rows.map(({ message }) => message))).toEqual(
      new Set(['agenda.convocation', 'agenda.convocationMail']),
    );
    const row = rows.find(({ rule }) => rule === 'CALENDAR') as MessageDelivery;
    const context = {
      tx: house.store.db,
      t: houseTranslators().fr,
      now: Temporal.Instant.from('2027-02-09T13:20:00Z'),
    };
    const composed = await agendaComposers({
      organiserEmail: 'copil@example.org',
      fileLink: () => 'https://example.org/file',
      printLink: () => 'https://example.org/print',
      documentLink: () => 'https://example.org/file',
    })['agenda.convocationMail']?.(
      { ...context, answers: 'mail', personId: row.recipientId, redraw: false },
      row,
    );
    expect(plain(composed?.subject ?? '')).toContain(`Seconde convocation : ${called.title} (`);
    const text = plain(renderText(composed?.card ?? { blocks: [] }, 'fr'));
    expect(text).toContain('car le quorum n’a pas été atteint au COPIL n°5');
    expect(text).toContain('aucun quorum n’est demandé');
    expect(text).toContain('Délai du règlement : 5 jours.');
    expect(text).toContain('Budget');
    expect(text).not.toContain('créneau réservé');
  });
});

describe('a session entered afterwards', () => {
  it('says that its quorum is not there yet, never that it was lost, while nobody is noted', async () => {
    house.moveTo('2027-04-07T08:00:00Z');
    const opened = await say('ines', 'ouvrir COPIL-6');
    expect(opened).toContain('Le quorum n’est pas encore atteint');
    expect(opened).not.toContain('n’est plus atteint');
  });
});
