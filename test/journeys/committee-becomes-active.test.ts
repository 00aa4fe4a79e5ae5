import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAssociation } from '../support/read-association.ts';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { replyOf, toPerson } from './reading.ts';

/** C01: a lead submits, the chair activates; never without a frequency (S0-06) or a sponsor (S0-07). */
onEveryPlatform('a committee in preparation', (open) => {
  let copil: Driver;
  let resubmitted: Seen;
  const draft = {
    code: 'SUIVI',
    kind: 'copil',
    label: 'COPIL du second lot',
    state: 'draft',
    organisation: 'AMANDIERS',
    duties: 'Arbitrer le second lot.',
    members: [
      { person: 'lea', roles: ['PRES'] },
      { person: 'paul', roles: ['LF', 'MEM'] },
      { person: 'nora', roles: ['LT', 'MEM'] },
    ],
  };
  beforeAll(async () => {
    const file = readAssociation('small');
    // An administrator activates alone; here Paul only leads.
    for (const person of file.people) person.administrator = false;
    const unsponsored = draft.members.map((member) => ({ ...member, sponsor: false }));
    file.committees.push(draft, { ...draft, code: 'LOT3', label: 'COPIL du lot 3', members: unsponsored });
    copil = await open({ space: file });
  });
  afterAll(() => copil.close());

  const committee = async (code: string) =>
    (await copil.state()).committees.find((one: { code: string }) => one.code === code);

  it('is refused without a frequency, and the form for it opens', async () => {
    const refused = await copil.say('paul', 'dm', 'comité soumettre SUIVI');
    expect(replyOf(refused)).toContain('Il manque la fréquence des réunions.');
    const committeeField = refused.form?.fields.find(({ name }) => name === 'committee');
    expect(committeeField?.value).toBe('SUIVI');
    expect(refused.form?.fields.find(({ name }) => name === 'days')?.required).toBe(true);
    expect((await copil.state()).proposals).toEqual([]);

    const proposed = await copil.submit('paul', refused.form?.id ?? '', { committee: 'SUIVI', days: '60' });
    expect(replyOf(proposed)).toContain('C’est transmis');
    const [asked] = toPerson(proposed.messages, 'lea');
    await copil.press('lea', asked?.id ?? '', 'accept');
    expect((await committee('SUIVI')).cadenceDays).toMatchObject({ pilot: 60, rollout: 60 });
    expect((await committee('SUIVI')).state).toBe('draft');
  });

  it('is submitted again by the lead: the chair is asked, and nothing is active yet', async () => {
    resubmitted = await copil.say('paul', 'dm', 'comité soumettre SUIVI');
    expect(replyOf(resubmitted)).toContain('C’est transmis');
    expect(toPerson(resubmitted.messages, 'lea')[0]?.text).toContain('Paul Arnoux propose');
    expect((await committee('SUIVI')).state).toBe('draft');
  });

  it('is active once the chair accepts, and the lead hears of it', async () => {
    const accepted = await copil.press('lea', toPerson(resubmitted.messages, 'lea')[0]?.id ?? '', 'accept');
    expect((await committee('SUIVI')).state).toBe('active');
    expect(toPerson(accepted.messages, 'paul')[0]?.text).toContain('Accepté par Léa Fontaine');
  });

  it('is refused without a sponsor from management, whatever its frequency', async () => {
    await copil.say('lea', 'dm', 'comité rythme LOT3 60');
    const refused = await copil.say('lea', 'dm', 'comité activer LOT3');
    expect(replyOf(refused)).toContain('une personne de la direction qui porte le projet');
    expect((await committee('LOT3')).state).toBe('draft');
  });
});
