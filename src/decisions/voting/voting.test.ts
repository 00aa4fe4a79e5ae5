import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseTranslators } from '../../catalogues.ts';
import type { CommandButton } from '../../conversation/card.ts';
import { buttonsOf } from '../../conversation/card.ts';
import { renderText } from '../../conversation/render-text.ts';
import { eight, openSessionHouse, type SessionHouse, words } from '../fixtures/session-house.ts';
import { ballotCard, countCard, readBallot } from './ballot-card.ts';

describe('a vote by buttons', () => {
  let house: SessionHouse;
  let ballotId: string;
  beforeAll(async () => {
    house = await openSessionHouse();
    await house.say('ines', 'décision "Démarrer l’IME le 06/10" type:go');
    await house.say('ines', 'vote ouvrir D-2026-004');
    ballotId = (await house.db.ballot.findFirstOrThrow({ where: { state: 'open' } })).id;
  });
  afterAll(() => house.close());

  const { fr } = houseTranslators();
  const cardOf = async (handle: string) => {
    const vote = await readBallot(house.db, ballotId);
    if (!vote) throw new Error('No such vote');
    return ballotCard(vote, await house.idOf(handle), fr);
  };
  const countNow = async () => {
    const vote = await readBallot(house.db, ballotId);
    return vote ? renderText(countCard(vote, fr), 'fr').replace(/[\u00A0\u202F]/g, ' ') : '';
  };
  const vote = async (handle: string, id: string) => {
    const button = buttonsOf(await cardOf(handle)).find((one) => one.id === id) as CommandButton | undefined;
    if (!button) throw new Error(`No button ${id} for ${handle}`);
    return house.press(handle, button.command, button.arguments);
  };
  const decision = () => house.db.decision.findFirstOrThrow({ where: { number: 'D-2026-004' } });

  it('asks each voice with a card of its own; until it is closed nothing is decided', async () => {
    const asked = await house.db.messageDelivery.findMany({ where: { rule: 'BALLOT' } });
    expect(asked).toHaveLength(8);
    expect(new Set(asked.map(({ recipientId }) => recipientId)).size).toBe(8);
    expect(await decision()).toMatchObject({ state: 'draft', votesFor: null });
    const labels = buttonsOf(await cardOf('claire')).map(({ label }) => label);
    expect(labels).toEqual(['Pour', 'Contre', 'Abstention', 'Ne prend pas part']);
  });

  it('decides nothing while nobody has voted', async () => {
    expect(words(await house.say('ines', 'vote clore D-2026-004'))).toContain(
      'Personne ne s’est encore prononcé',
    );
    expect((await decision()).state).toBe('draft');
  });

  it('counts the last word of each, and shows them what they said', async () => {
    await vote('claire', 'vote-against-claire');
    const typed = words(await house.say('claire', 'voter ne prend pas part'));
    expect(typed).toContain('Votre vote : ne prend pas part.');
    const changed = await vote('claire', 'vote-inFavour-claire');
    expect(words(changed)).toContain('Votre vote : pour.');
    expect(await house.db.vote.count()).toBe(1);
    expect(await countNow()).toContain('Pour l’instant : 1 pour, 0 contre, 0 abstention.');
    expect(await countNow()).toContain('Il manque 7 voix');
  });

  it('lets the holder of a proxy vote for both; once the giver sits, that vote counts no longer', async () => {
    const { spaceId } = await decision();
    const [giverId, holderId] = [await house.idOf('fatou'), await house.idOf('karim')];
    const proxy = { spaceId, meetingId: house.meetingId, giverId, holderId, createdAt: new Date(0) };
    await house.seat(eight.filter((one) => one !== 'fatou'));
    await house.db.proxy.create({ data: proxy });
    await vote('karim', 'vote-inFavour-karim');
    await vote('karim', 'vote-inFavour-fatou');
    expect(await countNow()).toContain('Pour l’instant : 3 pour');
    await house.seat(eight);
    expect(await countNow()).toContain('Pour l’instant : 2 pour');
    const late = await house.press('karim', 'vote', {
      choice: 'against',
      decision: 'D-2026-004',
      voice: '@fatou',
    });
    expect(words(late)).toContain('Vous ne portez pas de voix');
    await house.db.proxy.deleteMany();
  });

  it('is not open to who does not sit, whatever they type', async () => {
    const before = await house.db.vote.count();
    for (const handle of ['ines', 'maelle', 'ludovic'])
      expect(words(await house.say(handle, 'voter contre D-2026-004'))).toMatch(
        /Vous ne portez pas de voix|Je ne trouve pas la décision/,
      );
    expect(await house.db.vote.count()).toBe(before);
  });

  it('cannot be entered or opened beside itself', async () => {
    for (const line of [
      'vote saisir D-2026-004 8 0 0',
      'vote ouvrir D-2026-004',
      'décision adoptée D-2026-004',
    ])
      expect((await house.say('ines', line)).outcome).toBe('invalid');
    expect(await house.db.ballot.count({ where: { state: 'open' } })).toBe(1);
  });

  it('asks who arrives while it is open, as soon as somebody votes', async () => {
    await house.seat([...eight, 'bruno']);
    await vote('yann', 'vote-abstention-yann');
    const recipientId = await house.idOf('bruno');
    expect(await house.db.messageDelivery.count({ where: { rule: 'BALLOT', recipientId } })).toBe(1);
    await house.seat(eight.filter((one) => one !== 'yann'));
    expect(await countNow()).toContain('2 pour, 0 contre, 0 abstention');
  });

  it('names who takes no part, counted as an abstention', async () => {
    await vote('sophie', 'vote-recused-sophie');
    // What the journal says is for readers: nothing is counted from it.
    await house.db.auditEvent.deleteMany({ where: { act: 'ballot.voted' } });
    await vote('thomas', 'vote-against-thomas');
    expect(await countNow()).toContain('2 pour, 1 contre, 1 abstention');
  });

  it('is closed once when two people press at once; both see the result (nasty case 9)', async () => {
    const both = await Promise.all(
      ['ines', 'claire'].map((handle) =>
        house.press(handle, 'vote close', { decision: 'D-2026-004', confirmed: 'true' }),
      ),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'invalid']);
    for (const reply of both) expect(words(reply)).toContain('Adoptée : 2 pour, 1 contre, 1 abstention');
    expect(words(both[0] as never)).toContain('N’ont pas pris part au vote : Sophie Marchetti');
    expect(await decision()).toMatchObject({
      state: 'adopted',
      votesFor: 2,
      votesAgainst: 1,
      abstentions: 1,
    });
  });

  it('takes no vote after it closed: who presses an old card sees the result', async () => {
    const before = await house.db.vote.findMany({ orderBy: { memberId: 'asc' } });
    const given = { choice: 'against', decision: 'D-2026-004', voice: '@yann', ballot: ballotId };
    expect(words(await house.press('yann', 'vote', given))).toContain('Adoptée : 2 pour');
    expect(await house.db.vote.findMany({ orderBy: { memberId: 'asc' } })).toEqual(before);
  });

  it('keeps a late press and the closing apart, whichever comes first', async () => {
    await house.seat(eight);
    await house.say('ines', 'décision "Retenir le lot 2" vote:boutons');
    const { id } = await house.db.ballot.findFirstOrThrow({ where: { state: 'open' } });
    ballotId = id;
    await vote('claire', 'vote-inFavour-claire');
    await Promise.all([
      ...eight.slice(2).map((handle) => vote(handle, `vote-against-${handle}`)),
      house.press('ines', 'vote close', { decision: 'D-2026-005', confirmed: 'true' }),
    ]);
    const made = await house.db.decision.findFirstOrThrow({ where: { number: 'D-2026-005' } });
    const ballot = await house.db.ballot.findUniqueOrThrow({ where: { id }, include: { votes: true } });
    const kept = ballot.votes.filter(({ choice }) => choice === 'against').length;
    expect(ballot.votesAgainst).toBe(kept);
    expect(made.votesAgainst).toBe(kept);
  });
});
