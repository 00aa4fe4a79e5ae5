import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAssociation } from '../support/read-association.ts';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf, toPerson } from './reading.ts';

/** Loaded through the HTTP interface of the local workspace. */
describe('the space file of an association of Réunion and Mayotte', () => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await openLocalDriver({ env: { COPIL_SEED: 'none' } });
  });
  afterAll(() => copil.close());

  const importing = async (file: unknown) => {
    const response = await fetch(`${copil.url}/local/api/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(file),
    });
    // biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
    return { status: response.status, body: (await response.json()) as any };
  };

  it('is refused whole with the path of each wrong value', async () => {
    const file = readAssociation('flamboyants');
    file.people[1].workEmail = 'nobody';
    file.committees[0].members[0].person = 'ghost';
    const { status, body } = await importing(file);
    expect(status).toBe(400);
    const paths = JSON.stringify(body.error);
    expect(paths).toContain('people[1].workEmail');
    expect(paths).toContain('committees[0].members[0].person');
    expect((await copil.state()).space).toBeNull();
  });

  it('is accepted whole, and its clock begins', async () => {
    expect((await importing(readAssociation('flamboyants'))).status).toBe(200);
    const state = await copil.state();
    expect(state.clock.local).toBe('2027-03-08T07:45');
    expect(state.meetings).toHaveLength(3);
  });

  it('is not mixed with a second one', async () => {
    const { status } = await importing(readAssociation('small'));
    expect(status).toBe(400);
  });
});

/** Another association than the demo's, of another size, zone and language. */
onEveryPlatform('an association of Réunion and Mayotte', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open({ space: readAssociation('flamboyants') });
  });
  afterAll(() => copil.close());

  it('a lead who reads English schedules in English, members read French, at the hour of Réunion', async () => {
    const seen = await copil.say(
      'priya',
      'pilotage',
      '/copil schedule 11/05/2027 9:00 1h30 "CP no. 6" place:"Salle des Hauts"',
    );
    expect(replyOf(seen)).toContain('I understood: Tuesday 11 May 2027, 09:00 to 10:30.');
    const members = ['marie-ange', 'jerome', 'priya', 'jean-yves', 'zaina'];
    const about = (handle: string) =>
      toPerson(seen.messages, handle).filter(({ text }) => text.includes('CP no. 6'));
    for (const handle of members) expect(about(handle)).toHaveLength(1);
    expect(plain(about('zaina')[0]?.text ?? '')).toContain('mardi 11 mai 2027, de 9 h à 10 h 30');
    // Five by chat with the calendar beside it, Ibrahim by mail alone.
    const mails = (await copil.mails()).filter(({ subject }) => subject.includes('CP no. 6'));
    expect(mails).toHaveLength(6);
    expect(mails[0]?.ics).toContain('DTSTART;TZID=Indian/Reunion:20270511T090000');
  });

  it('nobody is reminded on a day that Réunion closes', async () => {
    // J-1 of a meeting after 20 December (abolition of slavery, a holiday of Réunion alone) moves back.
    await copil.say('jerome', 'pilotage', '/copil planifier 21/12/2027 9:00 2h "CP de Noël"');
    const answers = await copil.messages('jerome', 'dm');
    const card = answers.findLast(({ text }) => text.includes('CP de Noël'));
    await copil.press('jerome', card?.id ?? '', 'present');
    const sent = await copil.clock('2027-12-21T09:00');
    const reminder = sent.find(
      ({ rule, to, text }) =>
        rule.split('+').includes('M08') && to === 'jerome' && text.includes('CP de Noël'),
    );
    expect(reminder?.at).toBe('2027-12-17T05:00:00Z');
    // Nine months of weeks go by.
  }, 90_000);
});
