/** What copil does by itself: before and after a meeting, and when an owner leaves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf, type CommandButton } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { HouseEvent } from '../people/house-event.ts';
import type { Happening } from '../people/turn.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { actionActs } from './acts.ts';
import { actionComposers } from './composers.ts';
import { followOnActions } from './follow-house.ts';
import { lateActions, openActions } from './late-actions.ts';

const now = Temporal.Instant.from('2026-10-09T07:00:00Z');
const translators = houseTranslators();

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house.close());

const say = (handle: string, text: string) =>
  house.bot.say({
    eventId: randomUUID(),
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    text,
  });
const person = (handle: string) => house.db.person.findFirstOrThrow({ where: { handle } });
const copil = () => house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
const meeting = (number: number) =>
  house.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });

/** Carries a timed act out for a subject, as its hour would. */
async function perform(name: string, subjectId: string) {
  await house.store.transaction(async (tx) => {
    const row = { subjectId, subjectVersion: 1 } as MessageDelivery;
    await actionActs[name]?.({ tx, now, at: now, ledger: house.delivery.ledger }, row);
  });
}

/** What one person reads of a rule, in French; null when it was not planned or has nothing to say. */
async function read(rule: string, handle: string, redraw = false) {
  const { id } = await person(handle);
  const row = await house.db.messageDelivery.findFirst({ where: { rule, recipientId: id } });
  if (!row) return null;
  const composed = await house.store.transaction((tx) =>
    Promise.resolve(
      actionComposers[row.message]?.(
        { tx, t: translators.fr, now, answers: 'chat', personId: id, redraw },
        row,
      ),
    ),
  );
  if (!composed) return null;
  const buttons = buttonsOf(composed.card) as CommandButton[];
  return { row, text: plain(renderText(composed.card, 'fr')), buttons };
}

describe('before a meeting (M07)', () => {
  it('each owner of what is due before it gets one message with theirs, and nobody else', async () => {
    await say('claire', 'action @Karim "Poser 4 bornes" pour:02/10/2026 confirmé:oui');
    await say('claire', 'action @Yann "Repérer les prises" pour:20/10/2026');
    await perform('action.askOwners', (await meeting(3)).id);
    const rows = await house.db.messageDelivery.findMany({ where: { rule: 'M07-OWNER' } });
    const owners = await house.db.person.findMany({
      where: { id: { in: rows.map(({ recipientId }) => recipientId) } },
    });
    // Yann's is due on the very day of the meeting.
    expect(owners.map(({ handle }) => handle).sort()).toEqual(['bruno', 'karim', 'nadia', 'thomas']);
    const karim = await read('M07-OWNER', 'karim');
    expect(karim?.row).toMatchObject({ nature: 'reminder', subjectType: 'meeting', mergeable: true });
    expect(karim?.text).toContain('Faites ? Reportées ? Bloquées ?');
    expect(karim?.text).toContain('A-2026-003');
    expect(karim?.text).toContain('A-2026-007');
    expect(karim?.buttons.map(({ label }) => label)).toEqual([
      ...['Fait', 'Reporter', 'J’ai un blocage'],
      ...['Fait', 'Reporter', 'J’ai un blocage'],
    ]);
  });

  it('says nothing of what was done in between, and nothing at all once the meeting is cancelled', async () => {
    await say('karim', 'fait A-2026-003');
    expect((await read('M07-OWNER', 'karim'))?.text).not.toContain('A-2026-003');
    const drawnAgain = await read('M07-OWNER', 'karim', true);
    expect(drawnAgain?.text).toContain('A-2026-003');
    expect(drawnAgain?.buttons).toHaveLength(3);
    const { id } = await meeting(3);
    await house.db.meeting.update({ where: { id }, data: { state: 'cancelled' } });
    expect(await read('M07-OWNER', 'thomas')).toBeNull();
    await house.db.meeting.update({ where: { id }, data: { state: 'held' } });
  });
});

describe('a week after a meeting (M15)', () => {
  it('each owner gets what remains theirs, the functional lead the whole', async () => {
    await perform('action.digest', (await meeting(1)).id);
    const yann = await read('M15-OWNER', 'yann');
    expect(yann?.text).toContain('Après le COPIL n°1 : une action reste ouverte');
    expect(yann?.text).toContain('A-2026-008');
    expect(yann?.text).not.toContain('A-2026-007');
    const claire = await read('M15-LEAD', 'claire');
    expect(claire?.text).toContain('5 actions sont ouvertes, dont 4 en retard.');
    expect(claire?.text).toContain('Yann Kerbrat');
    expect(claire?.text).not.toContain('la planifier');
    expect(await read('M15-LEAD', 'karim')).toBeNull();
  });

  it('asks for the next meeting when none lies ahead', async () => {
    const { id } = await copil();
    const ahead = { committeeId: id, state: 'held' } as const;
    await house.db.meeting.updateMany({ where: ahead, data: { state: 'cancelled' } });
    const claire = await read('M15-LEAD', 'claire');
    expect(claire?.text).toContain('Aucune prochaine réunion de COPIL n’est prévue : la planifier ?');
    expect(claire?.buttons[0]).toMatchObject({ command: 'schedule', arguments: { committee: 'COPIL' } });
    await house.db.meeting.updateMany({
      where: { committeeId: id, state: 'cancelled' },
      data: { state: 'held' },
    });
  });
});

describe('the next agenda', () => {
  it('finds what is late, with its owner, and nothing that is due later or done (C25)', async () => {
    const { id } = await copil();
    const day = Temporal.PlainDate.from('2026-10-09');
    const found = await lateActions(house.db, id, day);
    expect(found.map(({ number, owner }) => `${number} ${owner.handle}`)).toEqual([
      'A-2026-005 thomas',
      'A-2026-006 nadia',
      'A-2026-004 bruno',
      'A-2026-007 karim',
    ]);
    expect((await openActions(house.db, id)).map(({ number }) => number)).toContain('A-2026-008');
  });
});

describe('an owner who leaves the project (invariant 2)', () => {
  it('leaves nothing in silence: each action waits for another owner, both leads are told once, never why', async () => {
    await say('claire', 'action @Thomas "Former le standard" pour:30/10/2026');
    const thomas = await person('thomas');
    await leave('thomas');
    const left = await house.db.actionItem.findMany({
      where: { ownerId: thomas.id },
      orderBy: { number: 'asc' },
    });
    expect(left.map(({ number, needsOwner }) => [number, needsOwner])).toEqual([
      ['A-2026-005', true],
      ['A-2026-009', true],
    ]);
    for (const lead of ['claire', 'karim']) {
      const message = await read('ACTION-OWNER-GONE', lead);
      expect(message?.text).toContain('Thomas Riou quitte le projet : 2 actions à réattribuer');
      expect(message?.text).toContain('à réattribuer · pour le vendredi 30 octobre 2026');
      expect(message?.buttons.map(({ command }) => command)).toEqual(['action assign', 'action assign']);
    }
    expect(await house.db.messageDelivery.count({ where: { rule: 'ACTION-OWNER-GONE' } })).toBe(2);
  });

  it('is reminded of nothing more, while those who answer for the project still are', async () => {
    const { id } = await house.db.actionItem.findFirstOrThrow({ where: { number: 'A-2026-009' } });
    const waiting = await house.db.messageDelivery.findMany({
      where: { subjectId: id, state: 'planned', rule: { not: 'ACTION' } },
    });
    expect(waiting.map(({ rule }) => rule).sort()).toEqual(['ACTION-CHAIR', 'ACTION-LEAD']);
    expect(
      plain(renderText((await say('claire', 'actions à réattribuer')).card ?? { blocks: [] }, 'fr')),
    ).toContain('A-2026-009');
  });

  it('sees the message settle as each action finds its owner', async () => {
    await say('claire', 'action réattribuer A-2026-005 @Sophie');
    const message = await read('ACTION-OWNER-GONE', 'karim', true);
    expect(message?.text).toContain('Thomas Riou quitte le projet : une action à réattribuer');
    expect(message?.text).toContain('Sophie Marchetti');
    expect(message?.buttons).toHaveLength(1);
    const { id } = await house.db.actionItem.findFirstOrThrow({ where: { number: 'A-2026-005' } });
    const told = await house.db.messageDelivery.findMany({ where: { subjectId: id, rule: 'ACTION-MOVED' } });
    expect(told).toEqual([]);
  });

  it('keeps until the last day what is due before it; what is not done by then is freed on that day', async () => {
    await say('claire', 'action @Fatou "Choisir les tablettes" pour:23/10/2026');
    await say('claire', 'action @Fatou "Former les remplaçants" pour:20/11/2026');
    const fatou = await person('fatou');
    await leave('fatou', 'person.left', '2026-10-31');
    const freed = () =>
      house.db.actionItem.findMany({
        where: { ownerId: fatou.id, needsOwner: true },
        orderBy: { number: 'asc' },
        select: { text: true },
      });
    expect(await freed()).toEqual([{ text: 'Former les remplaçants' }]);
    expect((await read('ACTION-OWNER-LEFT', 'claire'))?.text).not.toContain('Choisir les tablettes');
    await announce({ kind: 'person.gone', personId: fatou.id });
    expect(await freed()).toHaveLength(2);
    const told = await house.db.messageDelivery.findFirstOrThrow({
      where: { rule: 'ACTION-OWNER-GONE', subjectId: fatou.id },
    });
    expect((told.parameters as { actionIds: string[] }).actionIds).toHaveLength(1);
  });

  it('keeps every action when only a seat in a committee is given up', async () => {
    const { id: ownerId } = await person('nadia');
    const hers = { ownerId, needsOwner: false, state: { in: ['todo' as const, 'doing' as const] } };
    expect(await house.db.actionItem.count({ where: hers })).toBeGreaterThan(0);
    const before = await house.db.actionItem.count({ where: { needsOwner: true } });
    await leave('nadia', 'member.left');
    expect(await house.db.actionItem.count({ where: { needsOwner: true } })).toBe(before);
  });
});

/** As the room of committees announces it. */
async function leave(
  handle: string,
  kind: 'person.left' | 'member.left' = 'person.left',
  day = '2026-10-09',
) {
  const { id: personId } = await person(handle);
  const { id: committeeId } = await copil();
  const on = Temporal.PlainDate.from(day);
  if (kind === 'member.left') return announce({ kind, committeeId, personId, on });
  await announce({ kind, personId, on });
  if (day !== '2026-10-09') return;
  await house.db.person.update({ where: { id: personId }, data: { state: 'left' } });
  await announce({ kind: 'person.gone', personId });
}

async function announce(event: HouseEvent) {
  const { spaceId } = await copil();
  await house.store.transaction((tx) =>
    followOnActions(
      {
        tx,
        now,
        ledger: house.delivery.ledger,
        space: { id: spaceId, timeZone: 'Europe/Paris' },
        actor: null,
        account: null,
      } as Happening,
      event,
    ),
  );
}
