import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { buttonOf, read } from '../../test/support/direct-people.ts';
import { openSiteOnADay, type SiteOnADay } from '../difficulties/fixtures/site-on-a-day.ts';

/** A week before Maëlle leaves, and before J-21 at the EHPAD du Port. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-23T08:00:00Z', 'S03', 'readiness.');
});
afterAll(() => site.close());

const told = async (who: string, line: string) => read(await site.say(who, line));
const mission = async (code: string, handle: string) =>
  site.house.db.referentAssignment.findFirstOrThrow({
    where: { site: { code }, person: { handle } },
    orderBy: { createdAt: 'desc' },
  });
const day = (date: Date | null) => date?.toISOString().slice(0, 10);

describe('the referents', () => {
  it('are listed with their missions, the other sites they serve, and what is vacant', async () => {
    const one = await told('yann', 'référents S01');
    expect(one).toContain('Maëlle Perrot · métier');
    expect(one).toContain('questions d’usage et formation des nouveaux');
    expect(one).toMatch(/Ludovic Samson · technique\n\s+postes et comptes · aussi S02/);
    const all = await told('claire', 'référents');
    expect(all).toContain('Une place est vacante.');
    expect(all).toMatch(/P01 · EHPAD Les Tilleuls\n\s+Corinne Le Gal \(métier\) · technique : à nommer/);
  });

  it('are named by who directs the site; a lead only proposes it to them', async () => {
    const asked = await site.say('claire', 'référent nommer S03 @s03-003 technique');
    expect(asked.outcome).toBe('proposed');
    expect((await site.told('PROPOSAL')).map(({ to }) => to)).toEqual(['yann']);
    expect(await told('fatou', 'référent nommer S03 @s03-003 métier')).toContain(
      'Peut le faire : Yann Kerbrat (direction de site).',
    );
    expect(await site.house.db.referentAssignment.count({ where: { person: { handle: 's03-003' } } })).toBe(
      0,
    );
  });

  it('are two people: a place that is taken is handed over, and nobody has both', async () => {
    expect(await told('yann', 'référent nommer S03 @s03-003 technique')).toContain(
      'Pour passer le relais : /copil référent relais S03 @pierrick @s03-003',
    );
    expect(await told('yann', 'référent nommer S03 @Nadège technique')).toContain(
      'Un binôme compte deux personnes',
    );
  });
});

describe('a handover', () => {
  it('waits for who takes over; until the day whoever has the mission keeps it', async () => {
    const reply = await told('yann', 'référent relais S03 @Pierrick @s03-003 le:02/11/2026');
    expect(reply).toContain('D’ici là, Pierrick Le Bris garde la mission.');
    const [asked] = await site.told('REFERENT-ASK');
    expect(asked?.text).toContain('On vous propose la mission de référent technique');
    expect(asked?.buttons).toEqual(['J’accepte', 'Je ne peux pas']);
    const answer = await site.say('s03-003', 'référent accepter S03');
    expect(read(answer)).toContain('Mission acceptée');
    expect((await site.told('REFERENT-ANSWER')).map(({ to }) => to)).toEqual(['yann']);
    expect(day((await mission('S03', 'pierrick')).to)).toBe('2026-11-02');
    expect(await told('yann', 'référents S03')).toContain('jusqu’au dimanche 1er novembre 2026');
    expect((await mission('S03', 'pierrick')).state).toBe('accepted');
  });

  it('cannot be accepted twice, nor by anybody else', async () => {
    expect(read(await site.say('s03-003', 'référent refuser S03'))).toContain('Mission acceptée');
    expect(await told('s03-004', 'référent accepter S03')).toContain(
      'aucune mission de référent ne vous y est proposée',
    );
    expect((await mission('S03', 's03-003')).state).toBe('accepted');
  });
});

describe('a referent who leaves (nasty case 2)', () => {
  it('keeps the mission until the last day; the director has five working days, and no reason is kept', async () => {
    const reply = await told('anne-laure', 'référent fin IME @Maëlle le:30/10/2026');
    expect(reply).toContain('La mission de Maëlle Perrot prend fin le vendredi 30 octobre 2026.');
    expect(reply).toContain('au plus tard le vendredi 6 novembre 2026');
    const ended = await mission('S01', 'maelle');
    expect(ended).toMatchObject({ state: 'accepted' });
    expect([day(ended.to), day(ended.successorDueOn)]).toEqual(['2026-10-31', '2026-11-06']);
    const [entry] = await site.house.db.auditEvent.findMany({ where: { act: 'referent.ended' } });
    expect(entry?.after).toEqual({ kind: 'business', to: '2026-10-31' });
    const pair = await site.told('REFERENT-PAIR');
    expect(pair.map(({ to }) => to)).toEqual(['ludovic']);
    expect(pair[0]?.text).toContain('La mission de Maëlle Perrot prend fin le vendredi 30 octobre 2026.');
  });

  it('passes what was asked of them to the pair on the day, open nudges and checks alike', async () => {
    await site.say('yann', 'référent fin S03 @Nadège le:30/10/2026');
    await site.goTo('2026-10-29T10:00');
    const nudge = await site.house.db.nudge.findFirstOrThrow({
      where: { rule: 'D05', personId: await site.personId('nadege') },
    });
    expect(nudge.state).toBe('sent');
    await site.goTo('2026-10-31T08:00');
    expect((await mission('S03', 'nadege')).state).toBe('ended');
    expect((await site.house.db.nudge.findUniqueOrThrow({ where: { id: nudge.id } })).state).toBe(
      'cancelled',
    );
    await site.goTo('2026-11-02T09:00');
    const moved = (await site.told('NUDGE-PAIR')).filter(({ text }) => text.includes('vous reviennent'));
    // Whoever was the pair on Saturday has handed over since.
    expect(moved.filter(({ state }) => state === 'sent').map(({ to }) => to)).toEqual(['s03-003']);
    expect(new Set(moved.map(({ text }) => text.includes('Nadège')))).toEqual(new Set([false]));
    // The pair is not complete any more: its check opens again.
    const first = await site.house.db.readinessCheck.findFirstOrThrow({
      where: { code: 'K01', deployment: { site: { code: 'S03' } } },
    });
    expect(first.state).toBe('open');
  });

  it('is followed by a risk after five working days, once; not where somebody was named', async () => {
    const named = await site.say('yann', 'référent nommer S03 @s03-004 métier');
    expect(named.outcome).toBe('done');
    await site.goTo('2026-11-06T17:59');
    expect(await site.house.db.risk.count({ where: { category: 'human', number: { gt: 'R-05' } } })).toBe(0);
    await site.goTo('2026-11-06T18:01');
    const risks = await site.house.db.risk.findMany({ where: { number: { gt: 'R-05' } } });
    expect(risks.map(({ title, category }) => [plain(title), category])).toEqual([
      ['Référent métier à nommer : IME Les Embruns', 'human'],
    ]);
  });

  it('is followed by nobody again when who was named declines: the days are counted anew', async () => {
    await site.say('s03-004', 'référent refuser S03');
    const left = await mission('S03', 'nadege');
    expect(day(left.successorDueOn)).toBe('2026-11-16');
    expect((await site.told('REFERENT-ANSWER')).at(-1)?.text).toContain('Qui d’autre ?');
    await site.goTo('2026-11-16T18:01');
    expect(await site.house.db.risk.count({ where: { number: { gt: 'R-05' } } })).toBe(2);
  });

  it('also when the whole project is left: the missions end the same day', async () => {
    const asked = await site.say('claire', 'personne départ @Véronique');
    await site.press('claire', buttonOf(asked, { id: 'confirm' }));
    expect((await mission('S09', 'veronique')).state).toBe('ended');
    expect(await told('claire', 'référents S09')).toContain('Un référent métier reste à nommer.');
    expect((await site.told('REFERENT-SUCCESSOR')).at(-1)?.to).toBe('patricia');
  });
});

describe('the people of a site', () => {
  it('are counted by team and shift; names stay within the organisation', async () => {
    const own = await told('yann', 'site équipe S03');
    expect(own).toContain('Équipe de nuit · poste de 21 h · 11 personnes');
    expect(own).toContain('encadrement :');
    const other = await told('claire', 'site équipe P01');
    expect(other).toContain('49 personnes travaillent sur ce site.');
    const person = await site.house.db.person.findFirstOrThrow({ where: { handle: 'p01-005' } });
    expect(other).not.toContain(`${person.givenName} ${person.familyName}`);
  });

  it('change with a line, and what waits for them follows', async () => {
    expect(await told('yann', 'équipe ajouter S03 @s01-012 équipe:"Équipe de nuit" poste:21:00')).toContain(
      'fait partie des équipes (Équipe de nuit), poste de 21 h',
    );
    expect(await told('yann', 'équipe ajouter S03 @s01-012 poste:22:00')).toContain(
      'commencent à 07:00, 14:00, 21:00',
    );
    const posting = await site.house.db.posting.findFirstOrThrow({
      where: { site: { code: 'S03' }, person: { handle: 's01-012' } },
    });
    expect(posting).toMatchObject({ shiftStartsAt: '21:00', to: null });
    await site.say('yann', 'équipe retirer S03 @s01-012');
    expect((await site.house.db.posting.findUniqueOrThrow({ where: { id: posting.id } })).to).not.toBeNull();
    expect(await told('yann', 'équipe retirer S03 @s02-001')).toContain('n’y travaille pas');
    expect(await told('maelle', 'équipe ajouter S03 @s01-013')).toContain('Vous n’avez pas ce droit');
  });

  it('have their shifts, which must be hours', async () => {
    expect(await told('yann', 'site horaires S03 matin et soir')).toContain(
      'Exemple : /copil site horaires S03',
    );
    expect(await told('yann', 'site horaires S03 6h 14h 21h')).toContain('6 h, 14 h et 21 h');
    const { shiftStarts } = await site.house.db.site.findFirstOrThrow({ where: { code: 'S03' } });
    expect(shiftStarts).toEqual(['06:00', '14:00', '21:00']);
  });

  it('have a director, to whom it is told', async () => {
    await site.say('claire', 'site direction S02 @Yann');
    const { directorId } = await site.house.db.site.findFirstOrThrow({ where: { code: 'S02' } });
    expect(directorId).toBe(await site.personId('yann'));
    expect(await told('claire', 'site direction S02 @Julie')).toContain('chez l’éditeur');
  });

  it('are on duty between dates, told, listed and taken off', async () => {
    const reply = await site.say(
      'yann',
      'site astreinte S03 @Pierrick du:19/11/2026 au:20/11/2026 téléphone:"06 00 00 00 00"',
    );
    expect(read(reply)).toContain(
      'Pierrick Le Bris est d’astreinte du 19 novembre 2026 au 20 novembre 2026.',
    );
    expect((await site.told('DUTY')).map(({ to }) => to)).toEqual(['pierrick']);
    expect(await told('yann', 'site astreinte S03')).toContain('06 00 00 00 00');
    const removed = await site.press('yann', buttonOf(reply, { label: 'Retirer' }));
    expect(read(removed)).toContain('Personne n’est d’astreinte.');
    expect(await told('yann', 'site astreinte S03 @Pierrick du:20/11/2026 au:19/11/2026')).toContain(
      'La date de fin vient avant',
    );
    expect(await told('s03-003', 'site astreinte S01')).toContain('Vous n’avez pas ce droit');
  });
});
