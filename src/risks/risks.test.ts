import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { buttonsOf } from '../conversation/card.ts';
import type { HouseEvent } from '../people/house-event.ts';
import type { Happening } from '../people/turn.ts';
import type { Transaction } from '../store/store.ts';
import { followOnRisks } from './follow-house.ts';
import { highRisks } from './high-risks.ts';
import { openRisk } from './open-risk.ts';
import { riskReview } from './risk-review.ts';

/** Two minutes into the COPIL n°3, which each group of tests opens when it needs it. */
const now = '2026-10-20T12:02:00Z';

let house: DirectBot;
let committeeId: string;
let spaceId: string;
let meetingId: string;
beforeAll(async () => {
  house = await openDirectBot(now, { composers: true });
  const meeting = await house.db.meeting.findFirstOrThrow({
    where: { number: 3, committee: { code: 'COPIL' } },
  });
  [committeeId, spaceId, meetingId] = [meeting.committeeId, meeting.spaceId, meeting.id];
});
afterAll(() => house.close());

const { say, press, submit } = directPeople(() => house.bot);
const risk = (number: string) =>
  house.db.risk.findUniqueOrThrow({ where: { spaceId_number: { spaceId, number } } });
const told = (riskId: string) =>
  house.db.messageDelivery.findMany({ where: { subjectType: 'risk', subjectId: riskId } });
const handlesOf = async (rows: { recipientId: string }[]) => {
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return people.map(({ handle }) => handle).toSorted();
};

describe('the risk register', () => {
  it('is read the gravest first, with who follows each', async () => {
    const seen = read(await say('sophie', 'risques'));
    expect(seen).toContain('Registre des risques : COPIL DUI');
    expect(seen.indexOf('R-01')).toBeLessThan(seen.indexOf('R-02'));
    expect(seen.indexOf('R-04')).toBeLessThan(seen.indexOf('R-02'));
    expect(seen).toContain('probabilité 3, gravité 3 · technique · suivi par Karim Benhaddou');
    expect(read(await say('sophie', 'risques catégorie:perception'))).not.toContain('R-01');
    expect(read(await say('sophie', 'risques suivi:@bruno'))).toContain('R-04');
  });

  it('is read by who may read the whole minutes, not by the staff nor an expert', async () => {
    for (const handle of ['nadia', 's01-012'])
      for (const line of ['risques', 'risque R-01'])
        expect(read(await say(handle, line))).not.toContain('Wi-Fi');
    expect(read(await say('nadia', 'risques'))).toContain('Vous n’avez pas ce droit');
    expect(read(await say('odile', 'risque R-01'))).toContain('Wi-Fi');
  });

  it('takes a risk in one line, numbers it after the last, and tells who follows it', async () => {
    const reply = await say(
      'sophie',
      'risque ajouter "Formation trop courte" humain probabilité:2 gravité:3 suivi:@claire prévention:"Deux demi-journées"',
    );
    expect(read(reply)).toContain('R-06 · Formation trop courte');
    expect(read(reply)).toContain('6 sur 16, moyen (probabilité 2, gravité 3)');
    const row = await risk('R-06');
    expect(row).toMatchObject({ category: 'human', state: 'open', prevention: 'Deux demi-journées' });
    const [mail, ...others] = await told(row.id);
    expect(others).toEqual([]);
    expect(await handlesOf(mail ? [mail] : [])).toEqual(['claire']);
  });

  it('asks for what is missing, and stores nothing meanwhile', async () => {
    const reply = await say('claire', 'risque ajouter "Grève" humain');
    expect(reply.form?.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'title',
      'category',
      'probability',
      'impact',
    ]);
    expect(read(reply)).toContain('À compléter : Probabilité et Gravité.');
    expect(read(await say('claire', 'risque ajouter "Grève" humain probabilité:5 gravité:1'))).toContain(
      'n’est pas un choix possible',
    );
    expect(await house.db.risk.count({ where: { title: 'Grève' } })).toBe(0);
  });

  it('takes a member’s risk as a proposal to the leads, the secretary’s and the staff’s not at all', async () => {
    const line = 'risque ajouter "Prestataire absent" moyens probabilité:2 gravité:2';
    expect((await say('fatou', line)).outcome).toBe('proposed');
    expect((await say('ines', line)).outcome).toBe('refused');
    expect((await say('stephane', line)).outcome).not.toBe('done');
    expect(await house.db.risk.count({ where: { title: 'Prestataire absent' } })).toBe(0);
  });
});

describe('a change of a risk', () => {
  it('opens its form, filled in, when nothing is said; what it is sent back as changes nothing', async () => {
    const reply = await say('karim', 'risque modifier R-03');
    const values = Object.fromEntries(
      (reply.form?.fields ?? []).map(({ name, value = '' }) => [name, value]),
    );
    expect(values).toMatchObject({ title: 'Double saisie pendant la reprise', probability: '2', seen: '1' });
    expect(read(await submit('karim', 'risk update', values))).toContain('Rien n’a changé');
    expect((await risk('R-03')).version).toBe(1);
  });

  it('made from an old form is not applied over what somebody else changed meanwhile', async () => {
    const values = { risk: 'R-03', probability: '4', seen: '1' };
    await say('sophie', 'risque modifier R-03 gravité:2');
    const late = await submit('karim', 'risk update', values);
    expect(read(late)).toContain('Ce risque a changé pendant que vous le modifiiez');
    expect(await risk('R-03')).toMatchObject({ probability: 2, impact: 2 });
  });

  it('is kept with who made it, what it was and what it is', async () => {
    await say('sophie', 'risque modifier R-02 état:surveillé suivi:@thomas');
    const card = read(await say('helene', 'risque R-02'));
    expect(card).toContain('État : surveillé');
    expect(card).toContain('20 octobre 2026 : état : surveillé, suivi par Thomas Riou (Sophie Marchetti)');
    expect(card).toContain('2 juillet 2026 : ouvert par Sophie Marchetti');
  });

  it('that brings it to twelve from below tells the leads once (C52)', async () => {
    const { id } = await risk('R-01');
    const first = await say('sophie', 'risk update R-01 impact:4');
    expect(read(first)).toContain('gravité 3 → 4');
    expect(read(first)).toContain('12 sur 16, élevé');
    expect(read(first)).toContain('Risque élevé : il vient de lui-même à l’ordre du jour du comité.');
    await say('sophie', 'risk update R-01 probability:4');
    const rows = (await told(id)).filter(({ rule }) => rule === 'RISK-RAISED');
    expect(await handlesOf(rows)).toEqual(['claire', 'karim']);
    const high = await house.store.transaction((tx) => highRisks(tx, committeeId));
    expect(high.map(({ number }) => number)).toEqual(['R-01']);
  });

  it('closes it once, with its reason; it comes back only when it is said to be open again', async () => {
    const closed = await say('claire', 'risque clore R-05 "Démonstrations faites dans chaque équipe"');
    expect(read(closed)).toContain('Risque clos : Démonstrations faites dans chaque équipe');
    expect(read(await say('karim', 'risque clore R-05 "Fait"'))).toContain('Le risque R-05 est clos');
    expect(read(await say('karim', 'risque modifier R-05 gravité:4'))).toContain('état:ouvert');
    expect(read(await say('karim', 'risques'))).not.toContain('R-05');
    expect(read(await say('karim', 'risques clos'))).toContain('R-05');
    await say('karim', 'risque modifier R-05 état:ouvert');
    expect(await risk('R-05')).toMatchObject({ state: 'open', closedAt: null });
  });

  it('by two people at once happens one after the other, with one winner for a closing', async () => {
    const both = await Promise.all([
      say('claire', 'risque clore R-05 "Démonstrations faites"'),
      say('karim', 'risque clore R-05 "Plus de plaintes"'),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'invalid']);
    const events = await house.db.auditEvent.count({
      where: { act: 'risk.closed', subjectId: (await risk('R-05')).id },
    });
    expect(events).toBe(2);
  });

  it('is never made from another space: its number means nothing there', async () => {
    const other = await house.db.space.create({
      data: { slug: 'autre', name: 'Autre', projectName: 'Autre' },
    });
    const eve = await house.db.person.create({
      data: {
        spaceId: other.id,
        handle: 'eve',
        givenName: 'Ève',
        familyName: 'Autre',
        workEmail: 'eve@autre.example',
        accounts: {
          create: {
            platform: 'local',
            workspace: 'autre',
            externalId: 'eve',
            state: 'linked',
            spaceId: other.id,
          },
        },
      } as never,
    });
    expect(eve.handle).toBe('eve');
    const account = { platform: 'local' as const, workspace: 'autre', externalId: 'eve' };
    const place = { kind: 'direct' as const };
    const reply = await house.bot.say({ eventId: 'eve asks', account, place, text: 'risque R-01' });
    expect(read(reply)).toContain('Je ne trouve pas de risque “R-01”');
  });
});

/** As a timed act is given it. */
const byItself = (tx: Transaction) =>
  ({
    tx,
    now: Temporal.Instant.from(now),
    ledger: house.delivery.ledger,
    space: { id: spaceId },
    actor: null,
    account: null,
    announce: async () => {},
  }) as unknown as Happening;

describe('a risk that copil opens by itself', () => {
  it('is opened once, whatever happens twice, and the leads are told', async () => {
    const open = () =>
      house.store.transaction((tx) =>
        openRisk(byItself(tx), {
          committeeId,
          title: 'Portage : la direction générale absente deux fois',
          category: 'human',
          probability: 3,
          impact: 3,
          source: 'leaders:helene',
        }),
      );
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.id).toBe(second.id);
    expect(first.createdById).toBeNull();
    expect(await handlesOf(await told(first.id))).toEqual(['claire', 'karim']);
    expect(read(await say('claire', `risque ${first.number}`))).toContain('ouvert par copil');
    // No number was lost to the one that was not opened.
    await say('claire', 'risque ajouter "Serveur ancien" technique probabilité:1 gravité:2');
    const numbers = await house.db.risk.findMany({
      select: { number: true },
      orderBy: { number: 'desc' },
      take: 2,
    });
    expect(numbers.map(({ number }) => Number(number.slice(2)))).toEqual([8, 7]);
  });
});

describe('a risk whose owner leaves the project', () => {
  it('stays theirs until that day, and is then never silently kept: the leads are asked who takes over, and it is anybody’s until then', async () => {
    const leaving = await house.db.person.findFirstOrThrow({ where: { handle: 'bruno', spaceId } });
    const announce = (event: HouseEvent) =>
      house.store.transaction((tx) => followOnRisks(byItself(tx), event));
    await announce({
      kind: 'person.left',
      personId: leaving.id,
      on: Temporal.PlainDate.from('2026-12-01'),
    });
    expect((await risk('R-04')).ownerId).toBe(leaving.id);
    await announce({ kind: 'person.gone', personId: leaving.id });
    const { id, ownerId } = await risk('R-04');
    expect(ownerId).toBeNull();
    const rows = (await told(id)).filter(({ rule }) => rule === 'RISK-UNOWNED');
    expect(await handlesOf(rows)).toEqual(['claire', 'karim']);
    expect(read(await say('claire', 'risque R-04'))).toContain('plus personne ne le suit');
  });
});

describe('the review of the risks', () => {
  it('is refused outside a session, and says where the register is', async () => {
    expect(read(await say('claire', 'risques revue'))).toContain('aucune séance n’est ouverte');
  });

  it('shows what changed since the meeting before, and takes « inchangé » in one press', async () => {
    await house.db.meeting.update({
      where: { id: meetingId },
      data: { state: 'open', openedAt: new Date('2026-10-20T12:00:00Z') },
    });
    const card = await say('claire', 'risques revue');
    expect(read(card)).toContain('Revue des risques : COPIL n°3');
    expect(read(card)).toContain('Depuis la réunion précédente (COPIL n°1)');
    expect(read(card)).toMatch(/R-01 · 16 ↗ · Wi-Fi/);
    expect(read(card)).toContain('en hausse (9 à la réunion précédente)');
    expect(read(card)).toContain('clos depuis la réunion précédente');
    const after = await press('claire', buttonOf(card, { id: 'same-R-04' }));
    expect(read(after)).toContain('inchangé · probabilité 3, gravité 3 · revu en séance');
    expect(() => buttonOf(after, { id: 'same-R-04' })).toThrow();
    expect((await press('karim', buttonOf(card, { id: 'change-R-01' }))).form?.command).toBe('risk update');
  });

  it('is read by members without buttons they could not use', async () => {
    const card = await say('fatou', 'risques revue');
    expect(read(card)).toContain('Revue des risques');
    expect(buttonsOf(card.card ?? { blocks: [] })).toEqual([]);
  });

  it('counts a change made in session as reviewed, and remembers what the meeting saw', async () => {
    await say('claire', 'risque modifier R-01 probabilité:2');
    await house.db.meeting.update({
      where: { id: meetingId },
      data: { state: 'closed', closedAt: new Date(now) },
    });
    const review = await house.store.transaction((tx) => riskReview(tx, meetingId));
    const wifi = review.find(({ number }) => number === 'R-01');
    expect(wifi).toMatchObject({ score: 8, trend: 'down', reviewed: true, before: { score: 9 } });
    expect(review.at(-1)).toMatchObject({ number: 'R-05', trend: 'closed' });
  });
});

it('a request to close a risk lapses when somebody else closes it', async () => {
  await say('claire', 'risque ajouter "Départ du traducteur" moyens probabilité:2 gravité:2');
  const { number } = await house.db.risk.findFirstOrThrow({ orderBy: { number: 'desc' } });
  expect((await say('thomas', `risque clore ${number} "Remplacé"`)).outcome).toBe('proposed');
  const { id } = await house.db.proposal.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(read(await say('karim', 'accueil'))).toContain('Départ du traducteur');
  await say('claire', `risque clore ${number} "Remplacé"`);
  expect(await house.db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'settled',
    decidedById: null,
  });
  expect(read(await say('karim', 'accueil'))).not.toContain('Départ du traducteur');
  expect(read(await say('claire', `risque clore ${number} "encore"`))).toContain('est clos. Pour le rouvrir');
});
