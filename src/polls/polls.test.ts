import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf, type CommandButton } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { pollActs } from './acts.ts';

/** Tuesday 1 September 2026, 10:00 in Paris. */
const now = Temporal.Instant.from('2026-09-01T08:00:00Z');
const nine = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'];

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house.close());

const from = (handle: string) => ({
  eventId: randomUUID(),
  account: {
    platform: 'local' as const,
    workspace: handle === 'bruno' ? 'rives-doust' : 'agla',
    externalId: handle,
  },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => house.bot.say({ ...from(handle), text });
const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const told = async (handle: string, text: string) => words(await say(handle, text));
function pressing(handle: string, reply: Reply, label: string) {
  const button = buttonsOf(reply.card ?? { blocks: [] }).find((one) => plain(one.label) === label);
  if (!button || !('command' in button)) throw new Error(`no « ${label} » in ${words(reply)}`);
  const { command, arguments: given } = button as CommandButton;
  return house.bot.press({ ...from(handle), command, arguments: given });
}
const poll = (number: string) =>
  house.db.poll.findFirstOrThrow({ where: { number }, include: { slots: { include: { answers: true } } } });
const polls = () => house.db.poll.count();
const meetings = () => house.db.meeting.count();
/** Opens a poll of October dates and returns its number. */
async function opened(title: string, dates = '06/10 14h, 07/10 10h'): Promise<string> {
  const reply = await told('claire', `sondage ${dates} "${title}" avant:15/09`);
  return /S-2026-\d{3}/.exec(reply)?.[0] ?? reply;
}
/** Rules that wait or were planned about a poll, by handle. */
async function rowsOf(number: string, rule: string) {
  const { id } = await poll(number);
  return house.db.messageDelivery.findMany({ where: { subjectId: id, rule } });
}

describe('what cannot be offered is said with the way out, and nothing is stored', () => {
  it.each([
    ['22/09 14h, 32/09 10h', 'Il n’y a pas de « 32/09 » au calendrier'],
    ['22/09 14h, bientôt', 'Je n’ai pas compris la date « bientôt »'],
    ['lundi 22/09 14h', 'ce jour-là est un mardi'],
    ['22/09 14h, 24/09', 'À quelle heure, le jeudi 24 septembre 2026'],
    ['31/08/2026 14h', 'déjà passé'],
    ['31/08 14h', 'Vouliez-vous dire le mardi 31 août 2027'],
    ['31/09 14h 2h', 'Il n’y a pas de « 31/09 » au calendrier'],
    ['22/09 14h-16h, 24/09 10h-11h', 'ont la même durée'],
    [
      '1/10 9h, 1/10 10h, 1/10 11h, 1/10 12h, 1/10 14h, 1/10 15h, 1/10 16h, 1/10 17h, 2/10 9h, 2/10 10h, 2/10 11h',
      '10 dates au plus, et il y en aurait 11',
    ],
    ['22/09 14h avant:31/08/2026', 'Jusqu’à quel jour attendre les réponses'],
    ['22/09 14h avant:23/09', 'après la première date proposée (mardi 22 septembre 2026)'],
    ['22/09 14h invités:@personne', 'Je ne trouve pas « @personne »'],
  ])('%s', async (typed, sentence) => {
    const before = await polls();
    expect(await told('claire', `sondage ${typed}`)).toContain(sentence);
    expect(await polls()).toBe(before);
  });

  it('keeps what was entered in the form, with the sentence beside the field', async () => {
    const reply = await house.bot.submit({
      ...from('claire'),
      command: 'poll',
      values: { dates: '22/09 14h\n32/09 10h', title: 'COPIL n°2' },
    });
    const field = (name: string) => reply.form?.fields.find((one) => one.name === name);
    expect(field('dates')).toMatchObject({ kind: 'longText', value: '22/09 14h\n32/09 10h' });
    expect(plain(field('dates')?.error ?? '')).toContain('« 32/09 »');
    expect(field('title')?.value).toBe('COPIL n°2');
  });

  it('relative dates of a member who only proposes: they would mean another day once confirmed', async () => {
    const reply = await told('thomas', 'sondage mardi prochain 14h, 24/09 10h');
    expect(reply).toContain('Écrivez les dates en chiffres');
    expect(reply).toContain('08/09/2026 14:00, 24/09/2026 10:00');
    expect(await house.db.proposal.count({ where: { command: 'poll' } })).toBe(0);
  });
});

describe('a poll', () => {
  it('offered in a form, one date a line, is the same as on one line', async () => {
    const reply = await house.bot.submit({
      ...from('claire'),
      command: 'poll',
      values: { dates: '06/10 14h\n07/10 à 10 h', duration: '1h30', title: 'Revue', before: '2026-09-15' },
    });
    expect(words(reply)).toContain('mardi 6 octobre 2026, de 14 h à 15 h 30');
    expect(words(reply)).toContain('9 personnes sont interrogées');
  });

  it('waits for a week when nobody says how long, in working days', async () => {
    expect(await told('claire', 'sondage 06/10 14h, 07/10 10h "Sans délai"')).toContain(
      'jusqu’au mardi 8 septembre 2026 inclus',
    );
  });

  it('until a closed day is remarked: its result comes on the next working morning', async () => {
    const remark =
      'Le samedi 5 septembre n’est pas un jour ouvré : on peut encore répondre ce jour-là, et le résultat arrive le lundi 7 septembre à 9 h.';
    const reply = await told('claire', 'sondage 06/10 14h, 07/10 10h "Samedi" avant:05/09');
    expect(reply).toContain(remark);
    const number = /S-2026-\d{3}/.exec(reply)?.[0];
    expect(await told('claire', `sondage prolonger ${number} avant:15/09`)).not.toContain('jour ouvré');
    expect(await told('claire', `sondage prolonger ${number} avant:05/09`)).toContain(remark);
  });

  it('of a closed day, a freeze or a clash asks first, and offers them all the same once confirmed', async () => {
    const before = await polls();
    const preview = await say('claire', 'sondage 11/11 10h, 20/10 14h, 22/12 14h "Bilan" avant:15/09');
    expect(words(preview)).toContain('Ce jour est fermé (11 novembre : Armistice 1918).');
    expect(words(preview)).toContain('Même heure que COPIL-3');
    expect(words(preview)).toContain('période gelée');
    expect(await polls()).toBe(before);
    expect(words(await pressing('claire', preview, 'Proposer quand même'))).toContain(
      'Bilan : sondage lancé',
    );
    expect(await polls()).toBe(before + 1);
  });

  it('belongs to its committee: a member of staff sees neither it nor its list', async () => {
    const number = await opened('Réservé');
    expect(await told('maelle', `sondage voir ${number}`)).not.toContain('Réservé');
    expect(await told('maelle', 'sondages')).not.toContain('Réservé');
    expect(await told('yann', 'sondages')).toContain('Réservé');
  });
});

describe('an answer', () => {
  it('may be changed from anywhere, for one date named by its day or for all of them', async () => {
    const number = await opened('Réponses');
    await told('yann', `sondage répondre ${number} impossible`);
    const sheet = await told('yann', `sondage répondre ${number} possible 06/10`);
    expect(sheet).toContain('Votre réponse : Possible');
    const { slots } = await poll(number);
    expect(slots.map(({ number: line, answers }) => [line, answers.map(({ choice }) => choice)])).toEqual([
      [1, ['possible']],
      [2, ['impossible']],
    ]);
    const unknown = await told('yann', `sondage répondre ${number} possible 09/10`);
    expect(unknown).toContain('ne propose pas « 09/10 »');
    expect(unknown).toContain(`Exemple : /copil sondage répondre ${number} possible 06/10/2026 14:00`);
    const impossible = await told('claire', `sondage retenir ${number} 31/09`);
    expect(impossible).toContain('Il n’y a pas de « 31/09 » au calendrier.');
    expect(impossible).toContain(`Exemple : /copil sondage retenir ${number} 06/10/2026 14:00`);
  });

  it('may be entered by the secretary for somebody who telephoned, traced, and by nobody else', async () => {
    const number = await opened('Téléphone');
    const noted = await told('ines', `sondage répondre ${number} possible 06/10 pour:@fatou`);
    expect(noted).toContain('C’est noté pour Fatou Diallo : Possible (mardi 6 octobre à 14 h).');
    const trace = await house.db.auditEvent.findFirst({
      where: { act: 'poll.answered' },
      orderBy: { id: 'desc' },
    });
    expect(trace?.onBehalfOfId).not.toBeNull();
    expect(await told('thomas', `sondage répondre ${number} impossible pour:@fatou`)).not.toContain(
      'C’est noté',
    );
    expect((await poll(number)).slots.flatMap(({ answers }) => answers)).toHaveLength(1);
  });

  it('is for who is asked', async () => {
    const number = await opened('Entre nous');
    expect(await told('ines', `sondage répondre ${number} possible`)).toContain('ne vous interroge pas');
  });

  it('to a date whose hour has come is refused, and so is choosing it', async () => {
    const number = await opened(
      'Demain',
      '02/09 14h, 03/09 14h'.replace('02/09', '02/10').replace('03/09', '05/10'),
    );
    house.moveTo('2026-10-03T08:00:00Z');
    try {
      expect(await told('yann', `sondage répondre ${number} possible 1`)).toContain('Cette date est passée');
      expect(await told('claire', `sondage retenir ${number} 1`)).toContain('Cette date est passée');
      expect(await told('claire', `sondage voir ${number}`)).not.toContain('2 octobre');
    } finally {
      house.moveTo(now.toString());
    }
  });
});

describe('the choice of a date', () => {
  it('that everybody refused, or without quorum, is asked about with its reason; confirmed, it is done', async () => {
    const number = await opened('Sans quorum', '13/10 14h, 14/10 10h');
    for (const handle of nine) await say(handle, `sondage répondre ${number} impossible 1`);
    for (const handle of nine.slice(1, 6)) await say(handle, `sondage répondre ${number} impossible 2`);
    const before = await meetings();
    const nobody = await say('claire', `sondage retenir ${number} 1`);
    expect(nobody.outcome).toBe('preview');
    expect(words(nobody)).toContain('Aucun membre ne peut venir à cette date.');
    const few = await say('claire', `sondage retenir ${number} 14/10`);
    expect(words(few)).toContain('au plus 4 membres votants, il en faut 5');
    expect(await meetings()).toBe(before);
    expect((await pressing('claire', few, 'Retenir quand même')).outcome).toBe('done');
    expect(await meetings()).toBe(before + 1);
  });

  it('pressed by two people at once for two dates makes one meeting; the other sees which', async () => {
    const number = await opened('À deux', '15/10 14h, 16/10 10h');
    const before = await meetings();
    const both = await Promise.all([
      say('claire', `sondage retenir ${number} 1`),
      say('karim', `sondage retenir ${number} 2`),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'invalid']);
    expect(await meetings()).toBe(before + 1);
    const loser = both.find(({ outcome }) => outcome === 'invalid') as Reply;
    expect(words(loser)).toMatch(/Date retenue : (jeudi 15|vendredi 16) octobre 2026/);
  });

  it('keeps title, length, place and guests, and asks everybody anew', async () => {
    const reply = await told(
      'claire',
      'sondage 12/10 14h, 12/10 16h 1h "COPIL n°9" lieu:"salle Surcouf" invités:@ines avant:15/09',
    );
    const number = /S-2026-\d{3}/.exec(reply)?.[0] ?? '';
    await say('yann', `sondage répondre ${number} possible`);
    await say('claire', `sondage retenir ${number} 12/10 16h`);
    const meeting = await house.db.meeting.findFirstOrThrow({
      where: { title: 'COPIL n°9' },
      include: { invitations: { include: { person: true } } },
    });
    expect(meeting).toMatchObject({
      startsLocal: '2026-10-12T16:00',
      durationMinutes: 60,
      place: 'salle Surcouf',
    });
    expect(meeting.invitations.map(({ person }) => person.handle).sort()).toEqual([...nine, 'ines'].sort());
    expect(meeting.invitations.filter(({ answer }) => answer !== null)).toEqual([]);
    expect(meeting.invitations.find(({ person }) => person.handle === 'ines')?.voting).toBe(false);
  });

  it('is a member’s to propose, a lead’s to confirm', async () => {
    const number = await opened('Proposée', '19/10 14h, 21/10 10h');
    const asked = await say('thomas', `sondage retenir ${number} 1`);
    expect(asked.outcome).toBe('proposed');
    expect((await poll(number)).state).toBe('open');
  });
});

describe('a date whose hour comes', () => {
  const passes = async (number: string, at: string) => {
    const { id } = await poll(number);
    const row = { subjectId: id } as MessageDelivery;
    house.moveTo(at);
    try {
      const instant = Temporal.Instant.from(at);
      await house.store.transaction(async (tx) =>
        pollActs['poll.datePassed']?.({ tx, now: instant, at: instant, ledger: house.delivery.ledger }, row),
      );
    } finally {
      house.moveTo(now.toString());
    }
  };

  it('leaves the poll; with the last one the poll is over, and its author is told', async () => {
    const number = await opened('Trop tard', '27/10 14h, 28/10 10h');
    await passes(number, '2026-10-27T13:00:00Z');
    expect((await poll(number)).state).toBe('open');
    expect(await rowsOf(number, 'POLL-LAPSED')).toEqual([]);
    await passes(number, '2026-10-28T09:00:00Z');
    expect((await poll(number)).state).toBe('cancelled');
    expect(await rowsOf(number, 'POLL-LAPSED')).toHaveLength(1);
    expect((await say('claire', `sondage ajouter ${number} 30/10 10h`)).outcome).toBe('invalid');
  });

  it('or whose last day is over when its organisation is closed is told at the next opening', async () => {
    const number = await opened('Fermé tôt', '27/10 14h, 28/10 10h');
    const { id, committeeId } = await poll(number);
    const { organisationId } = await house.db.committee.findUniqueOrThrow({ where: { id: committeeId } });
    const hours = (closesAt: string) =>
      house.db.organisation.update({ where: { id: organisationId }, data: { closesAt } });
    const instant = Temporal.Instant.from('2026-09-15T16:00:00Z');
    await hours('16:30');
    await house.store.transaction(async (tx) =>
      pollActs['poll.deadline']?.(
        { tx, now: instant, at: instant, ledger: house.delivery.ledgerAt(instant) },
        { subjectId: id } as MessageDelivery,
      ),
    );
    await hours('19:00');
    const [row] = await rowsOf(number, 'POLL-OVERDUE');
    expect(row?.dueAt.toISOString()).toBe('2026-09-16T06:00:00.000Z');
  });

  it('and was the only one somebody had not answered: everybody has, and that is told', async () => {
    const number = await opened('Reste une date', '27/10 14h, 28/10 10h');
    for (const handle of nine) await say(handle, `sondage répondre ${number} possible 2`);
    expect(await rowsOf(number, 'POLL-COMPLETE')).toEqual([]);
    await passes(number, '2026-10-27T13:00:00Z');
    expect(await rowsOf(number, 'POLL-COMPLETE')).toHaveLength(2);
  });
});

describe('who joins or leaves the committee', () => {
  it('is asked, once, and nobody else again', async () => {
    const number = await opened('Renfort', '29/10 14h, 29/10 16h');
    await say('claire', 'comité membre COPIL @stephane MEM');
    const { personIds } = await poll(number);
    expect(personIds).toHaveLength(10);
    const asked = await rowsOf(number, 'POLL');
    expect(new Set(asked.map(({ recipientId }) => recipientId)).size).toBe(10);
    expect(asked.filter(({ state }) => state === 'planned' || state === 'queued')).toHaveLength(10);
    await say('claire', 'comité départ COPIL @stephane confirmé:oui');
    expect((await poll(number)).personIds).toHaveLength(9);
  });

  it('is asked, or no longer awaited: everybody left has then answered', async () => {
    const number = await opened('Arrivées', '26/10 14h, 26/10 16h');
    for (const handle of nine.filter((one) => one !== 'fatou'))
      await say(handle, `sondage répondre ${number} possible`);
    expect(await rowsOf(number, 'POLL-COMPLETE')).toEqual([]);
    const { id } = await house.db.person.findFirstOrThrow({ where: { handle: 'fatou' } });
    expect((await say('claire', 'comité départ COPIL @fatou confirmé:oui')).outcome).toBe('done');
    expect((await poll(number)).personIds).not.toContain(id);
    expect(await rowsOf(number, 'POLL-COMPLETE')).toHaveLength(2);
  });
});
