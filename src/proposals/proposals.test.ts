import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import { proposalComposers } from './messages-of-proposal.ts';

const now = Temporal.Instant.from('2026-09-01T08:00:00Z');
const t = houseTranslators().fr;

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString(), { composers: true });
});
afterAll(() => house.close());

const { say, press } = directPeople(() => house.bot);
const latest = () => house.db.proposal.findFirstOrThrow({ orderBy: { id: 'desc' } });
const decision = (id: string, given: 'accept' | 'decline') => ({
  command: 'proposal',
  arguments: { proposal: id, decision: given },
});
/** A message about a request as its reader has it now. */
async function card(id: string, message: string, handle: string): Promise<string> {
  const { id: recipientId } = await house.db.person.findFirstOrThrow({ where: { handle } });
  const row = await house.db.messageDelivery.findFirstOrThrow({
    where: { subjectId: id, message, recipientId },
  });
  const context = { tx: house.db as never, t, now, answers: 'chat' as const, personId: recipientId };
  const composed = await proposalComposers[message]?.({ ...context, redraw: true }, row);
  return composed?.card ? plain(renderText(composed.card, 'fr')) : '';
}
async function poll(title: string, dates = '06/10 14h, 07/10 10h'): Promise<string> {
  const reply = read(await say('claire', `sondage ${dates} "${title}" avant:15/09`));
  return /S-2026-\d{3}/.exec(reply)?.[0] ?? reply;
}

describe('a request', () => {
  it('names its matter to who decides: committee, title of the poll, the date in words and its answers', async () => {
    const number = await poll('Date du bilan');
    await say('karim', `sondage répondre ${number} possible 06/10`);
    await say('yann', `sondage retenir ${number} 06/10`);
    const asked = await card((await latest()).id, 'proposal.made', 'claire');
    expect(asked).toContain('Comité : COPIL');
    expect(asked).toContain(`${number} · Date du bilan`);
    expect(asked).toContain('Ce qui serait fixé : mardi 6 octobre 2026, de 14 h à');
    expect(asked).toMatch(/Réponses : Possible : \d+/);
  });

  it('names the meeting it would move, with the day it has now', async () => {
    await say('ines', 'déplacer COPIL-3 27/10/2026 14:00');
    const asked = await card((await latest()).id, 'proposal.made', 'claire');
    expect(asked).toContain('Réunion : COPIL n°3 · mardi 20 octobre 2026 à 14 h');
  });
});

describe('a request whose object is settled otherwise', () => {
  it('is closed at once, its author told once, and its buttons are gone', async () => {
    const number = await poll('Date de la formation');
    await say('yann', `sondage retenir ${number} 07/10`);
    const { id } = await latest();
    const preview = await say('claire', `sondage retenir ${number} 06/10`);
    if (preview.outcome === 'preview') await press('claire', buttonOf(preview, { id: 'confirm' }));
    const closed = await house.db.proposal.findUniqueOrThrow({ where: { id } });
    expect(closed).toMatchObject({ state: 'settled', decidedById: null });
    expect(await card(id, 'proposal.made', 'karim')).toContain('Demande close : la situation a changé');
    expect(await card(id, 'proposal.decided', 'yann')).toContain('Demande close : la situation a changé');
    const late = await press('karim', decision(id, 'accept'));
    expect(read(late)).toContain('Cette demande est close');
    expect(await house.db.messageDelivery.count({ where: { subjectId: id, rule: 'PROPOSAL-RESULT' } })).toBe(
      1,
    );
  });

  it('is closed when somebody accepts it after its hour', async () => {
    await say('ines', 'annuler COPIL-4 "salle indisponible"');
    const { id } = await latest();
    house.moveTo('2027-01-05T08:00:00Z');
    const late = read(await press('claire', decision(id, 'accept')));
    house.moveTo(now.toString());
    expect(late).toContain('Cette demande est close');
    expect(await house.db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({ decidedById: null });
    expect((await house.db.meeting.findFirstOrThrow({ where: { number: 4 } })).state).toBe('held');
  });

  it('of two alike the one that is accepted counts, and the other is closed', async () => {
    const number = await poll('Deux demandes', '13/10 14h, 14/10 10h');
    await say('yann', `sondage retenir ${number} 13/10`);
    const first = await latest();
    await say('thomas', `sondage retenir ${number} 14/10`);
    const second = await latest();
    const shown = await press('claire', decision(first.id, 'accept'));
    if (shown.outcome === 'preview') await press('claire', buttonOf(shown, { id: 'confirm' }));
    const states = await house.db.proposal.findMany({
      where: { id: { in: [first.id, second.id] } },
      orderBy: { id: 'asc' },
      select: { state: true, decidedById: true },
    });
    expect(states).toMatchObject([{ state: 'accepted' }, { state: 'settled', decidedById: null }]);
  });
});

describe('among many requests of the space', () => {
  const others = 60;
  /** Older than any other, in a committee whose leads are other people. */
  async function crowd() {
    const copil = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
    const author = await house.db.person.findFirstOrThrow({ where: { handle: 'ines' } });
    const elsewhere = await house.db.committee.create({
      data: {
        spaceId: copil.spaceId,
        organisationId: copil.organisationId,
        timeZone: copil.timeZone,
        kind: 'workingGroup',
        code: 'AUTRE',
        label: 'Autre comité',
        state: 'active',
        cadenceDays: {},
        rules: {},
      },
    });
    await house.db.proposal.createMany({
      data: Array.from({ length: others }, (_, index) => ({
        id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        spaceId: copil.spaceId,
        committeeId: elsewhere.id,
        command: 'poll choose',
        arguments: { poll: `S-2020-${index}`, date: '1' },
        line: '/copil …',
        proposedById: author.id,
        proposedAt: new Date(now.toString()),
      })),
    });
  }

  it('the newest is still shown to who decides on it, and is settled with its matter', async () => {
    await house.db.proposal.deleteMany();
    await crowd();
    const number = await poll('La plus récente', '10/11 14h, 12/11 10h');
    await say('yann', `sondage retenir ${number} 12/11`);
    const { id } = await latest();
    expect(read(await say('claire', 'accueil'))).toMatch(/Yann .+ demande/);
    const preview = await say('claire', `sondage retenir ${number} 10/11`);
    if (preview.outcome === 'preview') await press('claire', buttonOf(preview, { id: 'confirm' }));
    expect((await house.db.proposal.findUniqueOrThrow({ where: { id } })).state).toBe('settled');
  });
});
