import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { buttonsOf } from '../conversation/card.ts';
import { freezeWeather } from './freeze-weather.ts';
import { stormSites, weatherOf } from './readings.ts';

/** The COPIL n°3 is a week ahead; the n°1 was held on 2 July. */
const now = '2026-10-13T08:00:00Z';

let house: DirectBot;
let meetingId: string;
beforeAll(async () => {
  house = await openDirectBot(now, { composers: true });
  const meeting = await house.db.meeting.findFirstOrThrow({
    where: { number: 3, committee: { code: 'COPIL' } },
  });
  meetingId = meeting.id;
});
afterAll(() => house.close());

const { say, press, submit } = directPeople(() => house.bot);
const reading = (axis: 'site' | 'schedule' | 'budget', siteCode = '') =>
  house.db.weatherReading.findUnique({
    where: { meetingId_axis_siteCode: { meetingId, axis, siteCode } },
  });

describe('one’s own weather', () => {
  it('is asked for by line: the axes of the leads, the sites of their directors', async () => {
    const lead = read(await say('claire', 'météo donner'));
    for (const axis of ['Délais', 'Avancement', 'Budget', 'Qualité']) expect(lead).toContain(axis);
    expect(lead).not.toContain('S03');
    const director = await say('yann', 'météo donner');
    expect(read(director)).toContain('S03 · EHPAD Résidence du Port');
    expect(read(director)).not.toContain('Délais');
    expect(
      buttonsOf(director.card ?? { blocks: [] })
        .slice(0, 4)
        .map(({ label }) => label),
    ).toEqual(['☀️ Soleil', '☁️ Nuages', '🌧️ Pluie', '⛈️ Orage']);
    expect(read(await say('sophie', 'météo donner'))).toContain('Vous n’avez pas ce droit');
  });

  it('is asked for around the go-live of a site, from 60 days before to 90 after; always for a pilot', async () => {
    const asked = async (goLive: string, pilot = false) => {
      const site = await house.db.site.findFirstOrThrow({ where: { code: 'S02' } });
      await house.db.deployment.updateMany({
        where: { siteId: site.id },
        data: { goLive: new Date(goLive), pilot },
      });
      return read(await say('anne-laure', 'météo donner')).includes('S02');
    };
    expect(await asked('2026-12-19')).toBe(true);
    expect(await asked('2026-12-20')).toBe(false);
    expect(await asked('2026-07-22')).toBe(true);
    expect(await asked('2026-07-21')).toBe(false);
    expect(await asked('2026-01-06', true)).toBe(true);
    expect(await asked('2027-01-12')).toBe(false);
  });

  it('is given in one press a line, and counts without a word of explanation', async () => {
    const sheet = await say('yann', 'météo donner');
    const after = await press('yann', buttonOf(sheet, { id: 'storm-S03' }));
    expect(read(after)).toContain('C’est noté : S03 · EHPAD Résidence du Port, ⛈️ orage');
    expect(await reading('site', 'S03')).toMatchObject({ value: 'storm', comment: null, frozenAt: null });
    expect(buttonOf(after, { id: 'change-S03' }).label).toBe('Dire ce qui se passe');
  });

  it('is explained by a form that asks for this line only, and keeps what was pressed', async () => {
    const sheet = await say('yann', 'météo donner');
    const { form } = await press('yann', buttonOf(sheet, { id: 'change-S03' }));
    expect(
      form?.fields.filter(({ kind }) => kind !== 'hidden').map(({ name, value }) => [name, value]),
    ).toEqual([
      ['value', 'storm'],
      ['site', 'S03'],
      ['comment', undefined],
      ['remedy', undefined],
    ]);
    const given = Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value]));
    const said = await submit('yann', 'weather give', {
      ...given,
      comment: 'Débit insuffisant dans dix chambres',
      remedy: 'Quatre bornes commandées',
    });
    expect(read(said)).toContain('Débit insuffisant dans dix chambres · remède : Quatre bornes commandées');
    expect(await reading('site', 'S03')).toMatchObject({
      value: 'storm',
      remedy: 'Quatre bornes commandées',
    });
  });

  it('loses the words of another value when it changes', async () => {
    await say('yann', 'météo donner pluie établissement:S03');
    expect(await reading('site', 'S03')).toMatchObject({ value: 'rain', comment: null, remedy: null });
    await say('yann', 'météo donner orage site:S03 commentaire:"Toujours rien"');
    expect(await reading('site', 'S03')).toMatchObject({ value: 'storm', comment: 'Toujours rien' });
  });

  it('is understood as typed, in words or by its picture', async () => {
    await say('claire', 'météo donner délais nuages');
    expect(await reading('schedule')).toMatchObject({ value: 'cloud' });
    await say('karim', 'weather give schedule ☀️');
    expect(await reading('schedule')).toMatchObject({ value: 'sun' });
    const both = await say('claire', 'météo donner budget pluie site:S03');
    expect(read(both)).toContain('une seule ligne à la fois');
    expect(await reading('budget')).toBeNull();
  });

  it('is nobody else’s: a director gives neither another site nor an axis of the project', async () => {
    for (const line of ['météo donner soleil site:S01', 'météo donner budget soleil'])
      expect(read(await say('yann', line))).toContain(
        'que pour vous-même ou pour ce dont vous avez la charge',
      );
    expect(await reading('site', 'S01')).toBeNull();
    expect(await reading('budget')).toBeNull();
  });

  it('may be given by a lead for a director who is silent, in the lead’s name', async () => {
    await say('karim', 'météo donner orage site:S01');
    const all = await house.store.transaction((tx) => weatherOf(tx, meetingId));
    expect(all.find(({ siteCode }) => siteCode === 'S01')).toMatchObject({ givenBy: 'Karim Benhaddou' });
  });
});

describe('the weather of a meeting', () => {
  it('names who has not given theirs', async () => {
    const card = read(await say('claire', 'météo'));
    expect(card).toContain('Météo du projet : COPIL n°3');
    expect(card).toContain('Délais · ☀️ soleil');
    expect(card).toMatch(
      /Sans météo : (Karim Benhaddou ou Claire Le Goff|Claire Le Goff ou Karim Benhaddou)\./,
    );
  });

  it('gives the agenda its sites in storm (C55)', async () => {
    const sites = await house.store.transaction((tx) => stormSites(tx, meetingId));
    expect(sites.map(({ code, comment }) => [code, comment])).toEqual([
      ['S01', null],
      ['S03', 'Toujours rien'],
    ]);
  });

  it('is told in short to who may read a summary: the values, not the words', async () => {
    const card = read(await say('maelle', 'météo'));
    expect(card).toContain('S03 · EHPAD Résidence du Port · ⛈️ orage');
    expect(card).not.toContain('Toujours rien');
    expect(card).not.toContain('Sans météo');
  });

  it('belongs to steering committees only', async () => {
    expect(read(await say('claire', 'météo comité:COSUIV'))).toContain('pour les comités de pilotage');
  });

  it('is frozen when the meeting opens: nothing changes it any more', async () => {
    await house.store.transaction((tx) => freezeWeather(tx, meetingId, Temporal.Instant.from(now)));
    await house.db.meeting.update({
      where: { id: meetingId },
      data: { state: 'open', openedAt: new Date(now) },
    });
    const late = await say('yann', 'météo donner soleil site:S03 réunion:COPIL-3');
    expect(read(late)).toContain('sa météo est gelée');
    expect(await reading('site', 'S03')).toMatchObject({ value: 'storm' });
    const card = await say('yann', 'météo COPIL-3');
    expect(read(card)).toContain('Météo gelée à l’ouverture de la séance');
    expect(read(card)).not.toContain('Sans météo');
    expect(buttonsOf(card.card ?? { blocks: [] })).toEqual([]);
  });

  it('is compared with the meeting before, whose values are shown and never taken over', async () => {
    await house.db.meeting.update({
      where: { id: meetingId },
      data: { state: 'closed', closedAt: new Date(now) },
    });
    const sheet = read(await say('yann', 'météo donner réunion:COPIL-4'));
    expect(sheet).toContain('S03 · EHPAD Résidence du Port · la dernière fois : ⛈️ orage');
    await say('yann', 'météo donner nuages site:S03 réunion:COPIL-4');
    const card = read(await say('claire', 'météo COPIL-4'));
    expect(card).toContain('S03 · EHPAD Résidence du Port · ☁️ nuages ↗');
    expect(card).toContain('⛈️ orage à la réunion précédente');
  });
});
