import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAssociation } from '../support/read-association.ts';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

/** A committee's life in another association than the demo's: C01, C02, C03, C08, C15, invariant 9. */
onEveryPlatform('a committee', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    const file = readAssociation('small');
    // An administrator activates alone; here Paul only leads.
    for (const person of file.people) person.administrator = false;
    copil = await open({ space: file });
  });
  afterAll(() => copil.close());

  const committee = async (code: string) =>
    (await copil.state()).committees.find((one: { code: string }) => one.code === code);

  /** Presses a button by its label on the last message to somebody with these words. */
  async function press(handle: string, words: string, label: string): Promise<Seen> {
    const message = await lastOf(copil, handle, words);
    const button = message.buttons.find((one) => one.label === label);
    if (!button) throw new Error(`No button « ${label} » among ${message.buttons.map((one) => one.label)}`);
    return copil.press(handle, message.id, button.id);
  }

  it('is prepared by a lead in one line: a draft, what it lacks, and the next step as a button', async () => {
    const made = await copil.say('paul', 'dm', 'comité créer copil "COPIL du second lot"');
    expect(replyOf(made)).toContain(
      'COPIL du second lot est en préparation (comité de pilotage, code COPIL-B)',
    );
    expect(replyOf(made)).toContain('Vous y siégez : responsable du projet, volet fonctionnel');
    expect(replyOf(made)).toContain('Il manque la présidence.');
    expect(replyOf(made)).toContain('Typologie non représentée : adultes (1 site).');
    expect(made.messages[0]?.buttons.map(({ label }) => label)).toEqual([
      'Écrire les missions',
      'Fixer la fréquence',
      'Ajouter une personne',
    ]);
    expect((await committee('COPIL-B')).state).toBe('draft');
    expect(made.messages.filter(({ to }) => to !== 'paul')).toEqual([]);
  });

  it('is filled step by step in forms, without waiting for anybody', async () => {
    const form = (await press('paul', 'est en préparation', 'Ajouter une personne')).form;
    expect(form?.fields.find(({ name }) => name === 'committee')?.value).toBe('COPIL-B');
    expect(form?.fields.find(({ name }) => name === 'role')?.value).toBe('PRES');
    const added = await copil.submit('paul', form?.id ?? '', {
      committee: 'COPIL-B',
      person: '@lea',
      role: 'PRES',
      function: 'Directrice générale',
    });
    expect(replyOf(added)).toContain('Léa Fontaine siège au comité : présidence, avec voix.');
    expect(replyOf(added)).not.toContain('Il manque la présidence.');
    await copil.say('paul', 'dm', 'comité membre COPIL-B @nora technique');
    await copil.say('paul', 'dm', 'comité membre COPIL-B @remi qualité typologies:adultes suppléance:@paul');
    const duties = await copil.say('paul', 'dm', 'comité missions COPIL-B "Arbitrer le second lot."');
    expect(replyOf(duties)).toContain('Il manque la fréquence des réunions.');
    expect(replyOf(duties)).not.toContain('Typologie non représentée');
    expect((await copil.state()).proposals).toEqual([]);
  });

  it('is refused without a frequency, and the form for it opens (C01)', async () => {
    const refused = await copil.say('paul', 'dm', 'comité soumettre COPIL-B');
    expect(replyOf(refused)).toContain('Il manque la fréquence des réunions.');
    expect(refused.form?.fields.find(({ name }) => name === 'committee')?.value).toBe('COPIL-B');
    expect(refused.form?.fields.find(({ name }) => name === 'days')?.required).toBe(true);
    expect((await copil.state()).proposals).toEqual([]);
    const set = await copil.submit('paul', refused.form?.id ?? '', { committee: 'COPIL-B', days: '60' });
    expect(replyOf(set)).toContain('une réunion tous les 60 jours, quelle que soit la phase');
    const phase = await copil.say('paul', 'dm', 'comité rythme COPIL-B 30 "site pilote"');
    expect(replyOf(phase)).toContain('Phase « Site pilote » : une réunion tous les 30 jours.');
    expect((await committee('COPIL-B')).cadenceDays).toMatchObject({ pilot: 30, rollout: 60 });
    expect((await committee('COPIL-B')).state).toBe('draft');
  });

  it('is submitted by the lead, activated by the chair, and the lead hears of it', async () => {
    const submitted = await copil.say('paul', 'dm', 'comité soumettre COPIL-B');
    expect(replyOf(submitted)).toContain('C’est transmis');
    expect(toPerson(submitted.messages, 'lea')[0]?.text).toContain('Paul Arnoux propose');
    expect((await committee('COPIL-B')).state).toBe('draft');
    const accepted = await copil.press('lea', toPerson(submitted.messages, 'lea')[0]?.id ?? '', 'accept');
    expect((await committee('COPIL-B')).state).toBe('active');
    expect(toPerson(accepted.messages, 'paul')[0]?.text).toContain('Accepté par Léa Fontaine');
  });

  it('shows itself whole: who, how often, by which rules, who leads when', async () => {
    await copil.say('lea', 'dm', 'comité règles COPIL-B quorum:tiers procuration:non tacite:10 confirmé:oui');
    await copil.say('lea', 'dm', 'comité chefferie COPIL-B formation technique');
    const shown = replyOf(await copil.say('paul', 'dm', 'comité COPIL-B'));
    expect(shown).toContain('Directrice générale');
    expect(shown).toContain(
      'qualité · vote · représente : adultes · peut se faire remplacer par Paul Arnoux',
    );
    expect(shown).toContain('Quorum : le tiers des voix, 2 sur 4 aujourd’hui.');
    expect(shown).toContain('Pas de procuration.');
    expect(shown).toContain('Relevé de décisions approuvé après 10 jours de silence.');
    expect(shown).toContain('Site pilote : tous les 30 jours');
    expect(shown).toMatch(/Nora Haddad[\s\S]*Formation/);
  });

  it('keeps its rules from change by a lead alone once it is at work', async () => {
    const asked = await copil.say('paul', 'dm', 'comité règles COPIL-B quorum:aucun');
    expect(replyOf(asked)).toContain('C’est transmis');
    expect(replyOf(await copil.say('paul', 'dm', 'comité COPIL-B'))).toContain('Quorum : le tiers des voix');
  });

  it('cannot be closed while a deployment is open (invariant 9)', async () => {
    const refused = await copil.say('lea', 'dm', 'comité clore COPIL');
    expect(replyOf(refused)).toContain('1 déploiement est encore ouvert');
    expect(replyOf(refused)).toContain('Foyer de vie Les Amandiers, démarrage le 19 mai 2026');
    expect((await committee('COPIL')).state).toBe('active');
  });

  it('late in its rhythm is pointed out to its leads on Monday, with dates that one press schedules (C15)', async () => {
    const { meetings } = await copil.state();
    for (const one of meetings.filter(
      (each: { reference: string; state: string }) =>
        /^COPIL-\d/.test(each.reference) && ['held', 'convened'].includes(each.state),
    )) {
      const preview = await copil.say('paul', 'dm', `annuler ${one.reference} "report"`);
      await copil.press('paul', preview.messages[0]?.id ?? '', 'confirm');
    }
    // The last COPIL was on 20 January 2026, 76 days before Easter Monday.
    await copil.clock('2026-04-07T12:00');
    const hint = await lastOf(copil, 'paul', 'COPIL en retard de');
    expect(plain(hint.text)).toContain('COPIL Messagerie');
    const dates = hint.buttons.map(({ label }) => plain(label));
    expect(dates).toHaveLength(4);
    expect(dates.every((label) => / à 14 h$/.test(label) || label === 'Autre date')).toBe(true);
    // The Monday is closed: the word comes on Tuesday morning, to both leads, to one of them by mail.
    expect(plain(hint.text)).toContain('il y a 77 jours, pour une réunion prévue tous les 60 jours');
    const mails = await copil.mails('nora.haddad@amandiers.example');
    expect(
      mails.filter(({ subject }) => plain(subject).includes('COPIL en retard de 17 jours')),
    ).toHaveLength(1);
    const before = (await copil.state()).meetings.length;
    await copil.press('paul', hint.id, hint.buttons[0]?.id ?? '');
    expect((await copil.state()).meetings).toHaveLength(before + 1);
    const sent = await copil.clock('2026-04-20T12:00');
    expect(sent.filter(({ rule }) => rule === 'CADENCE')).toEqual([]);
  });
});
