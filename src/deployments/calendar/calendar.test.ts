import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import { dateColumn } from '../../time.ts';
import { day } from './fixtures/planned.ts';

let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z', { composers: true });
  ({ id: spaceId } = await house.db.space.findFirstOrThrow());
});
afterAll(() => house.close());
const { say, press, submit } = directPeople(() => house.bot);

const milestone = (code: string, phase: 'training' | 'acceptance' | 'instanceDelivery' | 'dataRecovery') =>
  house.db.milestone.findFirstOrThrow({ where: { phase, deployment: { site: { spaceId, code } } } });
const told = async (message: string) => {
  const rows = await house.db.messageDelivery.findMany({ where: { spaceId, message } });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return people.map(({ handle }) => handle).toSorted();
};
const version = (number: number) =>
  house.db.calendarVersion.findUniqueOrThrow({
    where: { spaceId_number: { spaceId, number } },
    include: { opinions: true },
  });

describe('a phase of a site', () => {
  it('does not start before what it waits for has ended, and nothing is stored', async () => {
    const refused = await say('claire', 'calendrier phase S03 formation du:25/10/2026');
    expect(read(refused)).toContain(
      '« Formation » ne peut pas commencer le 25/10 : elle attend la fin de « Livraison de l’instance », le 28/10.',
    );
    expect((await milestone('S03', 'training')).startsOn).toEqual(dateColumn(day('2026-10-30')));
  });

  it('does not end after what waits for it has started', async () => {
    const refused = await say('karim', 'calendrier phase S03 livraison au:02/11/2026');
    expect(read(refused)).toContain('« Livraison de l’instance » ne peut pas finir le 02/11');
    expect(read(refused)).toContain(
      '« Formation », qui l’attend, commence le 30/10. Décalez d’abord « Formation ».',
    );
  });

  it('does not end before it starts, nor is it done tomorrow', async () => {
    expect(read(await say('karim', 'calendrier phase S03 données au:01/09/2026'))).toContain(
      'La phase finirait le 01/09, avant de commencer le 05/09.',
    );
    expect(read(await say('karim', 'calendrier phase S03 données fait:02/09/2026'))).toContain(
      'Le 02/09 n’est pas encore passé',
    );
  });

  it('takes its dates and its owner from a lead, and says what was changed', async () => {
    const done = await say('claire', 'calendrier phase S03 formation du:29/10/2026 au:13/11/2026 par:@karim');
    expect(read(done)).toContain('Formation : du 29 octobre 2026 au 13 novembre 2026');
    expect(read(done)).toContain('à faire · Karim Benhaddou');
    const audit = await house.db.auditEvent.findFirstOrThrow({ where: { act: 'milestone.changed' } });
    expect(audit.before).toMatchObject({ startsOn: '2026-10-30' });
    expect(audit.after).toMatchObject({ startsOn: '2026-10-29', endsOn: '2026-11-13' });
  });

  it('opens as a form, filled in; what it sends back unchanged changes nothing', async () => {
    const { form } = await say('claire', 'calendrier phase S03 VA');
    const values = Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value]));
    expect(values).toMatchObject({
      phase: 'acceptance',
      from: '2026-10-29',
      to: '2026-11-08',
      state: 'todo',
    });
    expect(read(await submit('claire', 'calendar phase', values))).toContain('Rien n’a changé');
    await submit('claire', 'calendar phase', { ...values, state: 'notApplicable' });
    expect((await milestone('S03', 'acceptance')).state).toBe('notApplicable');
    expect(read(await say('claire', 'calendrier S03'))).toContain('VA (VABF / VAS) : sans objet');
  });

  it('is done with its day, also from a form that still says it is to be done, and is taken up again', async () => {
    const { form } = await say('karim', 'calendrier phase S01 données');
    const values = Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value]));
    await submit('karim', 'calendar phase', { ...values, done: '2026-08-20' });
    expect(await milestone('S01', 'dataRecovery')).toMatchObject({
      state: 'done',
      doneOn: dateColumn(day('2026-08-20')),
    });
    await say('karim', 'calendrier phase S01 données état:"en cours"');
    expect(await milestone('S01', 'dataRecovery')).toMatchObject({ state: 'doing', doneOn: null });
  });

  it('is changed by the director of that site alone, and by nobody of its staff', async () => {
    expect((await say('yann', 'calendrier phase S03 formation au:12/11/2026')).outcome).toBe('done');
    expect((await say('yann', 'calendrier phase S04 formation au:20/01/2027')).outcome).toBe('refused');
    expect((await say('nadege', 'calendrier phase S03 formation au:11/11/2026')).outcome).toBe('refused');
  });
});

describe('a version of the calendar', () => {
  it('is kept with its number and asked about: of the members, of the vendor, not of its author', async () => {
    const proposed = await say('claire', 'calendrier proposer "Formation de l’EHPAD resserrée"');
    expect(read(proposed)).toContain('Version 4 du planning proposée');
    expect(read(proposed)).toContain('L’avis de 8 membres et de l’éditeur est demandé.');
    expect(read(proposed)).toContain('phases modifiées : Formation et VA (VABF / VAS)');
    expect(await told('deployment.calendarReview')).toEqual(
      ['anne-laure', 'bruno', 'fatou', 'helene', 'julie', 'karim', 'sophie', 'thomas', 'yann'].toSorted(),
    );
    expect(await version(4)).toMatchObject({ state: 'inReview', note: 'Formation de l’EHPAD resserrée' });
  });

  it('is not proposed again while nothing has changed', async () => {
    expect(read(await say('karim', 'calendrier proposer'))).toContain('Rien n’a changé depuis la version 4');
  });

  it('shows what differs from the calendar of today', async () => {
    expect(read(await say('yann', 'calendrier version 4'))).toContain(
      'Le planning d’aujourd’hui est celui de cette version.',
    );
    expect(read(await say('yann', 'calendrier version 3'))).toContain('S03 · EHPAD Résidence du Port');
    expect(read(await say('yann', 'calendrier version 9'))).toContain('Il n’y a pas de version 9');
  });

  it('takes an agreement and a comment; the leads hear the comment, and it stays under review', async () => {
    expect(read(await say('yann', 'calendrier accord'))).toContain(
      '1 accord sur 8 et accord éditeur en attente',
    );
    await say('sophie', 'calendrier commenter "Prévoir une semaine avant la VA"');
    expect(await told('deployment.calendarOpinion')).toEqual(['claire', 'karim']);
    expect(read(await say('claire', 'calendrier version 4'))).toContain(
      'Prévoir une semaine avant la VA\n  Sophie Marchetti',
    );
    expect((await version(4)).state).toBe('inReview');
  });

  it('is not a matter of the staff, nor of a referent’s private calendar', async () => {
    expect((await say('s01-012', 'calendrier accord')).outcome).toBe('refused');
    expect((await say('yann', 'calendrier proposer')).outcome).toBe('refused');
  });

  it('shows both bounds, the conflicts and « accord éditeur en attente » before a lead may propose its adoption (C27, C29)', async () => {
    const shown = await say('claire', 'calendrier adopter 4');
    expect(shown.outcome).toBe('preview');
    expect(read(shown)).toContain('accord éditeur en attente');
    expect(read(shown)).toContain('Sous-estimé');
    expect(read(shown)).toContain('J+30 = 22/07, après l’échéance');
    expect(read(shown)).toContain('Une version s’adopte par une décision du COPIL');
    expect(buttonOf(shown, { id: 'agenda' }).arguments.title).toBe(
      'Adopter la version 4 du planning prévisionnel',
    );
  });

  it('is adopted by no draft, no decision of another kind, and not twice by one decision (invariant 1)', async () => {
    expect(read(await say('helene', 'calendrier adopter 4 décision:D-2026-003'))).toContain(
      'a déjà adopté la version 3',
    );
    expect(read(await say('helene', 'calendrier adopter 4 décision:D-2026-002'))).toContain(
      'de type « calendrier »',
    );
    await say('claire', 'décision "Adopter le planning v4" type:calendrier');
    expect(read(await say('helene', 'calendrier adopter 4 décision:D-2026-004'))).toContain(
      'n’est pas adoptée',
    );
    expect((await version(4)).state).toBe('inReview');
  });

  it('is proposed by the lead and adopted by the chair, who sees the checks first; the earlier one is superseded', async () => {
    await house.db.decision.updateMany({
      where: { spaceId, number: 'D-2026-004' },
      data: { state: 'adopted', adoptedAt: new Date('2026-09-01T06:30:00Z') },
    });
    const shown = await say('claire', 'calendrier adopter 4');
    const asked = await press('claire', buttonOf(shown, { label: 'Adopter par D-2026-004' }));
    expect(asked.outcome).toBe('proposed');
    expect(read(asked)).toContain('1 accord sur 8 et accord éditeur en attente');
    expect(read(asked)).toContain('6 points bloquants');
    expect((await version(4)).state).toBe('inReview');
    const { id } = await house.db.proposal.findFirstOrThrow({
      where: { spaceId, command: 'calendar adopt' },
    });
    const before = await press('helene', {
      command: 'proposal',
      arguments: { proposal: id, decision: 'accept' },
    });
    expect(read(before)).toContain('Adopter la version 4 du planning ?');
    const done = await press('helene', buttonOf(before, { label: 'Adopter par D-2026-004' }));
    expect(read(done)).toContain('version 4 adoptée');
    expect(await version(4)).toMatchObject({ state: 'adopted' });
    expect(await version(3)).toMatchObject({ state: 'superseded' });
    expect(await told('deployment.calendarAdopted')).toEqual(['claire', 'julie']);
  });

  it('takes no more opinions once it is adopted', async () => {
    expect(read(await say('sophie', 'calendrier accord 4'))).toContain('La version 4 est adoptée');
    expect(read(await say('sophie', 'calendrier accord'))).toContain(
      'Aucune version du planning n’est à l’étude',
    );
  });

  it('that waits is replaced by the next one only when its author says so', async () => {
    await say('claire', 'calendrier phase S04 formation au:20/01/2027');
    await say('claire', 'calendrier proposer');
    await say('claire', 'calendrier phase S04 formation au:19/01/2027');
    const asked = await say('karim', 'calendrier proposer');
    expect(read(asked)).toContain('La version 5 est encore à l’étude');
    await press('karim', buttonOf(asked, { id: 'propose' }));
    expect((await version(5)).state).toBe('superseded');
    expect((await version(6)).state).toBe('inReview');
  });
});

describe('a constraint', () => {
  it('says what it gets in the way of, and that it waits for confirmation', async () => {
    const added = await say(
      'yann',
      'contrainte ajouter évaluation 16/11/2026 "Visite de conformité" au:18/11/2026 site:S03 confirmation:"à confirmer"',
    );
    expect(read(added)).toContain('Visite de conformité : du 16 novembre 2026 au 18 novembre 2026');
    expect(read(added)).toContain('S03 · EHPAD Résidence du Port · impérative · à confirmer');
    expect(read(added)).toContain('1 point à surveiller\n• S03 · J-3 = 16/11 et J-1 = 18/11');
    expect(await told('deployment.constraintAdded')).toEqual(['claire', 'karim']);
  });

  it('once confirmed counts in full', async () => {
    await say('yann', 'contrainte confirmer "Visite de conformité"');
    expect(read(await say('yann', 'calendrier vérifier'))).toContain('7 points bloquants');
    expect(read(await say('yann', 'contrainte confirmer "Visite de conformité"'))).toContain(
      'est déjà confirmée',
    );
  });

  it('of a site is its director’s; of the project, or of another site, the leads’', async () => {
    expect((await say('yann', 'contrainte ajouter gel 01/02/2027 "Gel"')).outcome).toBe('refused');
    expect((await say('yann', 'contrainte ajouter gel 01/02/2027 "Gel" site:S04')).outcome).toBe('refused');
    expect((await say('yann', 'contrainte retirer "Gel de l’été"')).outcome).toBe('refused');
    expect((await say('fatou', 'contrainte retirer "Visite de conformité"')).outcome).toBe('refused');
  });

  it('is withdrawn once, kept in the journal, and weighs no more', async () => {
    expect(read(await say('yann', 'contrainte retirer "Visite de conformité"'))).toContain(
      'Contrainte retirée.',
    );
    expect(read(await say('yann', 'calendrier vérifier'))).toContain('6 points bloquants');
    expect(read(await say('claire', 'contraintes S03'))).not.toContain('Visite');
    expect(await house.db.calendarConstraint.count({ where: { label: 'Visite de conformité' } })).toBe(1);
  });

  it('that closes days lays out anew what waits there, and opens them again when it is withdrawn', async () => {
    // The J-7 of S01, 29 September, becomes a closed day.
    const voteOn = async () => {
      const rows = await house.db.messageDelivery.findMany({
        where: { spaceId, rule: 'D12', state: 'planned', subject: undefined },
        orderBy: { dueAt: 'asc' },
        take: 1,
      });
      return rows[0]?.dueAt.toISOString().slice(0, 10);
    };
    expect(await voteOn()).toBe('2026-09-29');
    const closed = await say(
      'claire',
      'contrainte ajouter fermeture 29/09/2026 "Journée associative" organisme:AGLA',
    );
    expect(read(closed)).toContain(
      'Ces jours-là, aucun message ne part : les messages prévus sont replacés pour 12 sites et 5 réunions.',
    );
    expect(read(closed)).toContain(
      'S01 · J-7 tombe un jour fermé (29 septembre : Journée associative) : avancé au lundi 28 septembre',
    );
    expect(await voteOn()).toBe('2026-09-28');
    await press('claire', buttonOf(closed, { id: 'withdraw' }));
    expect(await voteOn()).toBe('2026-09-29');
  });

  it('is refused with the way out when it ends before it starts or names nobody', async () => {
    expect(read(await say('claire', 'contrainte ajouter gel 03/01/2027 "Gel" au:19/12/2026'))).toContain(
      'La fin vient avant le début',
    );
    expect(read(await say('claire', 'contrainte ajouter gel 03/01/2027 "Gel" organisme:ADMR'))).toContain(
      'Organismes du projet : AGLA, OUST',
    );
  });

  it('is listed with the public holidays, which nobody declares', async () => {
    const list = read(await say('s01-012', 'contraintes S09'));
    expect(list).toContain('Évaluation HAS : du 3 mai 2027 au 7 mai 2027');
    expect(list).toContain('Lundi de Pâques : lundi 29 mars 2027');
    expect(read(await say('s01-012', 'contraintes S10'))).not.toContain('HAS');
  });
});
