import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';
import { minutesActs } from './acts.ts';
import { minutesComposers } from './composers.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { approvalLine } from './held-back.ts';
import { type MinutesInHand, readMinutes } from './minutes.ts';
import { draftMinutes } from './versions.ts';

const nine = '2026-09-24T07:00:00Z';
const closing = Temporal.Instant.from('2026-09-22T13:55:00Z');
const { fr } = houseTranslators();
const composers = minutesComposers({ document: () => 'https://copil.example/doc' });
let direct: DirectBot;
let meetingId: string;
let said = 0;

const words = (reply: Pick<Reply, 'card'>) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const from = (handle: string) => ({
  eventId: `e${said++}`,
  account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => direct.bot.say({ ...from(handle), text });
const minutes = async () =>
  (await direct.store.transaction((tx) => readMinutes(tx, meetingId))) as MinutesInHand;
const composed = async (message: string, subjectId: string, handle: string) => {
  const { id: personId } = await direct.db.person.findFirstOrThrow({ where: { handle } });
  const now = Temporal.Instant.from(nine);
  const written = await direct.store.transaction(async (tx) =>
    composers[message]?.(
      { tx, t: fr, now, personId, answers: 'chat', redraw: false } as never,
      { subjectId, subjectVersion: 1, parameters: {} } as unknown as MessageDelivery,
    ),
  );
  return written ? words(written) : null;
};
const approve = async (now: Temporal.Instant) => {
  const { id } = await minutes();
  direct.moveTo(now.toString());
  await direct.store.transaction(async (tx) => {
    const ledger = direct.delivery.ledgerAt(now);
    const context = { tx, now, at: now, ledger, announce: async () => undefined };
    await minutesActs['minutes.approve']?.(context as never, { rule: 'M14', subjectId: id } as never);
  });
};

beforeAll(async () => {
  direct = await openDirectBot(nine, { composers: true });
  meetingId = await closedMeeting(direct);
});
afterAll(() => direct.close());

beforeEach(async () => {
  direct.moveTo(nine);
  await direct.db.minutes.deleteMany();
  await direct.db.proposal.deleteMany();
  await direct.db.messageDelivery.deleteMany({ where: { message: { startsWith: 'minutes.' } } });
  await direct.db.meeting.update({ where: { id: meetingId }, data: { state: 'closed' } });
  await direct.store.transaction((tx) => draftMinutes({ tx, now: closing, personId: null }, meetingId));
});

describe('requests about the decisions of a meeting that wait for an answer', () => {
  it('are named on the card of the check, to members and the day before the lock; they hold the approval until answered', async () => {
    expect((await say('ines', 'décision corriger D-2026-004 texte:"Autre"')).outcome).toBe('proposed');
    expect((await say('ines', 'vote saisir D-2026-004 3 5 0')).outcome).toBe('proposed');
    expect(await composed('minutes.toCheck', meetingId, 'claire')).toContain(
      '2 demandes sur ces décisions attendent votre réponse (D-2026-004). Le relevé ne sera pas approuvé avant.',
    );
    for (const handle of ['claire', 'karim']) await say(handle, 'relevé accord COPIL-2');
    const { id, locksAt } = await minutes();
    const held = '2 demandes sur les décisions attendent leur réponse : le relevé ne sera approuvé qu’après.';
    expect(await composed('minutes.sent', id, 'yann')).toContain(held);
    const reminder = await composed('minutes.reminder', id, 'yann');
    expect(reminder).toContain(held);
    expect(reminder).not.toContain('approuvé tacitement');
    const rows = await direct.db.messageDelivery.findMany({ where: { rule: 'M13-SETTLE' } });
    expect(new Set(rows.map(({ dueAt }) => dueAt.toISOString()))).toEqual(
      new Set(['2026-09-28T07:00:00.000Z']),
    );
    expect(await composed('minutes.settle', id, 'karim')).toContain('2 demandes sur ces décisions');
    expect(await composed('minutes.settle', id, 'ines')).toBeNull();
    const lock = toInstant(locksAt as Date);
    await approve(lock);
    expect((await minutes()).state).toBe('sent');
    direct.moveTo(lock.add({ hours: 15 }).toString());
    for (const { id: proposal } of await direct.db.proposal.findMany({ orderBy: { id: 'asc' } })) {
      expect(toInstant((await minutes()).locksAt as Date).equals(lock)).toBe(true);
      await direct.bot.press({
        ...from('karim'),
        command: 'proposal',
        arguments: { proposal, decision: 'decline' },
      });
    }
    const later = toInstant((await minutes()).locksAt as Date);
    expect(later.toString()).toBe('2026-10-01T16:00:00Z');
    const acts = await direct.db.messageDelivery.findMany({ where: { message: 'minutes.approve' } });
    expect(acts.map(({ dueAt }) => dueAt)).toContainEqual(toDate(later));
    await approve(later);
    expect((await minutes()).state).toBe('approved');
    expect(await composed('minutes.approved', id, 'yann')).toContain(
      'Le relevé est approuvé tacitement, sans demande de correction.',
    );
  });
});

describe('a correction that waits', () => {
  it('is what members read of in place of the day of the approval, and what its settlers are reminded of', async () => {
    for (const handle of ['claire', 'karim']) await say(handle, 'relevé accord COPIL-2');
    await say('yann', 'relevé correction COPIL-2 "Le second test est fait."');
    const { id } = await minutes();
    const held = 'Une correction est à l’étude : le relevé ne sera approuvé qu’après sa réponse.';
    expect(await composed('minutes.reminder', id, 'fatou')).toContain(held);
    expect(plain(approvalLine(await minutes(), fr, 'minutes.corrected.lock'))).toBe(held);
    const settle = await composed('minutes.settle', id, 'ines');
    expect(settle).toContain('Correction n°1 : Le second test est fait.');
    expect(settle).toContain('Une correction attend votre réponse. Sans réponse avant le');
    await say('ines', 'relevé trancher COPIL-2 1 refuser "Déjà dit."');
    expect(await composed('minutes.settle', id, 'ines')).toBeNull();
    expect(await composed('minutes.reminder', id, 'fatou')).toContain('approuvé tacitement le');
  });
});
