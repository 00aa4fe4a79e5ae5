import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { closedMeeting } from '../minutes/fixtures/closed-meeting.ts';
import { draftMinutes } from '../minutes/versions.ts';
import { toDate } from '../time.ts';
import { matchingDecisions } from './search/matching-rows.ts';
import { readQuery } from './search/query-words.ts';

let house: DirectBot;
let events = 0;
let spaceId: string;
let committeeId: string;
let numbers = 100;

const words = (reply: Reply) =>
  (reply.card ? renderText(reply.card, 'fr') : JSON.stringify(reply.form)).replace(/[\u00A0\u202F]/g, ' ');
const say = (handle: string, text: string) => {
  events += 1;
  const account = { platform: 'local' as const, workspace: 'agla', externalId: handle };
  return house.bot.say({ eventId: `event ${events}`, account, place: { kind: 'direct' }, text });
};
const press = (handle: string, command: string, given: Record<string, string>) => {
  events += 1;
  const account = { platform: 'local' as const, workspace: 'agla', externalId: handle };
  const place = { kind: 'direct' as const };
  return house.bot.press({ eventId: `event ${events}`, account, place, command, arguments: given });
};
const search = async (query: string, handle = 'claire') =>
  words(await say(handle, `/copil chercher ${query}`));
async function decision(text: string, more: Record<string, unknown> = {}): Promise<string> {
  numbers += 1;
  const number = `D-2026-${numbers}`;
  await house.db.decision.create({
    data: {
      spaceId,
      committeeId,
      number,
      text,
      type: 'steering',
      state: 'adopted',
      recordedAt: new Date('2026-08-01T08:00:00Z'),
      ...more,
    },
  });
  return number;
}

beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z');
  const committee = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
  ({ spaceId, id: committeeId } = committee);
  const owner = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
  await house.db.actionItem.create({
    data: {
      spaceId,
      committeeId,
      number: 'A-2026-101',
      text: 'Installer 4 bornes Wi-Fi à l’EHPAD',
      ownerId: owner.id,
      dueOn: new Date('2026-10-02T00:00:00Z'),
      firstDueOn: new Date('2026-10-02T00:00:00Z'),
      createdAt: new Date('2026-08-02T08:00:00Z'),
    },
  });
});
afterAll(() => house.close());

describe('the search', () => {
  it('finds « Wi-Fi » and « EHPAD » by « wifi ehpad », with the words in bold and a button that opens it', async () => {
    const reply = await say('claire', '/copil chercher wifi ehpad');
    expect(words(reply)).toContain('A-2026-101');
    expect(words(reply)).toContain('échéance le 2 octobre 2026 · à faire · Karim Benhaddou');
    const list = reply.card?.blocks.find((block) => block.kind === 'list');
    expect(JSON.stringify(list)).toContain('{"bold":"Wi-Fi"}');
    expect(reply.card && buttonsOf(reply.card)[0]).toMatchObject({
      label: 'Ouvrir A-2026-101',
      command: 'action show',
      arguments: { action: 'A-2026-101' },
    });
  });

  it('accents, capitals, plurals and endings do not matter; every word must be there', async () => {
    const number = await decision('Équiper les résidents volontaires de tablettes numériques', {
      rationale: 'Évaluation nationale à l’été',
    });
    for (const query of [
      'tablette numerique',
      'ÉQUIPÉES volontaire',
      'evaluations nationales',
      'ete',
      'résident',
    ])
      expect(await search(query)).toContain(number);
    expect(await search('tablette imprimante')).toContain('Rien ne contient tous ces mots');
    expect(await search('tab')).not.toContain(number);
  });

  it('what stands as it was typed comes first', async () => {
    const apart = await decision('Ouvrir aux familles le portail');
    const whole = await decision('Ouvrir le portail', { recordedAt: new Date('2026-07-01T08:00:00Z') });
    const text = await search('"ouvrir le portail"');
    expect(text.indexOf(whole)).toBeGreaterThan(-1);
    expect(text.indexOf(apart)).toBeGreaterThan(text.indexOf(whole));
  });

  it('minutes are found in the version that stands: the draft by who prepares it, by the members once it has left', async () => {
    house.moveTo('2026-09-22T14:30:00Z');
    const now = Temporal.Instant.from('2026-09-22T14:30:00Z');
    const meetingId = await closedMeeting(house);
    const id = await house.store.transaction((tx) => draftMinutes({ tx, now, personId: null }, meetingId));
    const seen = await search('debit deuxieme etages', 'ines');
    expect(seen).toContain('Relevé COPIL n°2 · Le débit est mesuré à 12 Mbit/s au deuxième étage.');
    expect(seen).toContain('22 septembre 2026 · en préparation');
    expect(await search('debit deuxieme etages', 'yann')).toContain('Rien ne contient tous ces mots');
    await house.db.minutes.update({ where: { id }, data: { state: 'sent', sentAt: toDate(now) } });
    expect(await search('debit deuxieme etages', 'yann')).toContain('diffusé');
    expect(await search('debit deuxieme etages', 'maelle')).toContain('Rien ne contient tous ces mots');
    expect(await search('debit deuxieme etages réunion:COPIL-1', 'yann')).toContain('sans filtre');
  });

  it('filters by kind, person and year, and offers the search without them', async () => {
    const none = await say('claire', '/copil chercher tablettes type:action');
    expect(words(none)).toContain('Essayez sans filtre');
    expect(none.card && buttonsOf(none.card).map(({ label }) => label)).toEqual(['Chercher partout']);
    expect(await search('wifi personne:@karim')).toContain('A-2026-101');
    expect(await search('wifi personne:@sophie')).not.toContain('A-2026-101');
    expect(await search('wifi année:2025')).not.toContain('A-2026-101');
  });

  it('goes on page by page', async () => {
    for (let index = 0; index < 8; index += 1) await decision(`Reporter la bascule numéro ${index}`);
    const first = await say('claire', '/copil chercher bascule');
    expect(words(first)).toContain('8 résultats · page 1 sur 2');
    const [next] = first.card?.actions ?? [];
    expect(next).toMatchObject({ label: 'Suivants', arguments: { query: 'bascule', page: '2' } });
    expect(words(await press('claire', 'search', { query: 'bascule', page: '2' }))).toContain('page 2 sur 2');
  });

  it('opens what has the number', async () => {
    for (const typed of ['D-2026-002', 'd2026-2']) expect(await search(typed)).toContain('sites pilotes');
    expect(await search('A-2026-101')).toContain('bornes Wi-Fi');
    const meeting = await say('claire', '/copil chercher COPIL-1');
    expect(meeting.card?.actions?.map(({ label }) => label)).toEqual([
      'Ordre du jour',
      'Relevé de décisions',
    ]);
  });

  it('who reads a summary finds what was adopted and nothing more; another space is never searched', async () => {
    const draft = await decision('Renégocier le bail du standard', { state: 'draft' });
    const made = await decision('Renouveler le standard téléphonique');
    expect(await search('standard')).toContain(draft);
    const seen = await search('standard', 'maelle');
    expect(seen).toContain(made);
    expect(seen).not.toContain(draft);
    expect(await search('wifi', 'maelle')).not.toContain('A-2026-101');
    expect(await search('A-2026-101', 'maelle')).not.toContain('bornes');
    const words = await readQuery(house.db, 'standard');
    expect(await matchingDecisions(house.db, randomUUIDv7(), words)).toEqual([]);
  });

  it('what is no word is answered, not searched; what looks like SQL or a pattern is text', async () => {
    for (const query of ['"???"', '"%"', '"\\\\m(.*"', '"\'; DROP TABLE x"', '"le la les"'])
      expect(await search(query)).toContain('Recherche');
  });

  it('any French sentence is found by each of its words, without accents and in capitals', async () => {
    const sentences = [
      'Décider où, quand et à qui l’été confiera l’œuvre déjà abîmée',
      'Rappeler aux cheffes de service qu’aujourd’hui rien n’est acquis',
      'Mettre à jour les accès du DUI (IME, SESSAD) avant le 06/10',
      'Valoriser la co-construction, peut-être grâce aux référents métier',
      'Prévoir 3 sous-traitants naïfs, maïs et ambiguïté compris',
      'Geler les paies des salariés du 1er au 15 janvier 2027',
    ];
    const known = new Map<string, string>();
    for (const sentence of sentences) {
      const number = await decision(sentence);
      known.set(sentence, (await house.db.decision.findFirstOrThrow({ where: { number } })).id);
    }
    const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');
    const written: ((word: string) => string)[] = [
      (word) => word,
      bare,
      (word) => word.toUpperCase(),
      (word) => bare(word).toUpperCase(),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sentences),
        fc.nat(20),
        fc.constantFrom(...written),
        async (sentence, place, spell) => {
          const all = sentence.split(/[\s,()]+/).filter(Boolean);
          const query = await readQuery(house.db, spell(all[place % all.length] as string));
          expect(query.length).toBeGreaterThan(0);
          expect(await matchingDecisions(house.db, spaceId, query)).toContain(known.get(sentence));
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('the meetings a search is narrowed to', () => {
  it('are those that left something, the latest first, then those to come', async () => {
    const past = await house.db.meeting.findMany({
      where: { committeeId, startsAt: { lt: new Date('2026-12-15T08:00:00Z') } },
      orderBy: { startsAt: 'desc' },
    });
    const [without, latest, earlier] = past;
    await house.db.decision.updateMany({ where: { meetingId: without?.id }, data: { meetingId: null } });
    for (const meeting of [earlier, latest]) await decision('Ouvrir les accès', { meetingId: meeting?.id });
    house.moveTo('2026-12-15T08:00:00Z');
    const { form } = await say('claire', '/copil chercher');
    const offered = form?.fields.find(({ name }) => name === 'meeting')?.options?.map(({ value }) => value);
    expect(offered?.slice(0, 2)).toEqual([`COPIL-${latest?.number}`, `COPIL-${earlier?.number}`]);
    expect(offered).not.toContain(`COPIL-${without?.number}`);
    house.moveTo('2026-09-01T08:00:00Z');
  });
});
