import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import type { Reply } from '../conversation/reply.ts';
import { toDate } from '../time.ts';
import { minutesActs } from './acts.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { readMinutes } from './minutes.ts';
import { draftMinutes } from './versions.ts';

const six = Temporal.Instant.from('2026-09-29T16:00:00Z');
const words = 'Démarrer l’IME le 06/10 sous réserve du Wi-Fi';
let direct: DirectBot;
let meetingId: string;
let said = 0;

const say = (text: string) =>
  direct.bot.say({
    eventId: `e${said++}`,
    account: { platform: 'local', workspace: 'agla', externalId: 'helene' },
    place: { kind: 'direct' },
    text,
  });
const decision = () => direct.db.decision.findFirstOrThrow({ where: { number: 'D-2026-004' } });
const minutes = () => direct.store.transaction((tx) => readMinutes(tx, meetingId));

beforeAll(async () => {
  direct = await openDirectBot(six.toString(), { composers: true });
  meetingId = await closedMeeting(direct);
});
afterAll(() => direct.close());

/** Minutes that are out, and whose silence ends at six. */
beforeEach(async () => {
  await direct.db.minutes.deleteMany();
  await direct.db.meeting.update({ where: { id: meetingId }, data: { state: 'closed' } });
  const reservedUntil = new Date('2026-10-08T00:00:00Z');
  await direct.db.decision.updateMany({
    where: { number: 'D-2026-004' },
    data: {
      ...{ text: words, votesFor: 7, votesAgainst: 0, abstentions: 1 },
      state: 'adopted',
      reservedUntil,
    },
  });
  await direct.store.transaction((tx) => draftMinutes({ tx, now: six, personId: null }, meetingId));
  await direct.db.minutes.updateMany({ data: { state: 'sent', sentAt: toDate(six), locksAt: toDate(six) } });
});

/** Nobody follows it here. */
const announce = async () => undefined;

/** Says a line while the approval of six o’clock is made and not yet committed. */
async function saidMeanwhile(line: string): Promise<Reply> {
  const reply = await direct.store.transaction(async (tx) => {
    const { id } = await tx.minutes.findUniqueOrThrow({ where: { meetingId } });
    const context = { tx, now: six, at: six, ledger: direct.delivery.ledgerAt(six), announce };
    await minutesActs['minutes.approve']?.(context as never, { rule: 'M14', subjectId: id } as never);
    const answer = say(line);
    await Promise.race([answer, waitsForALock()]);
    return { answer };
  });
  return reply.answer;
}

async function waitsForALock(): Promise<void> {
  for (;;) {
    const [found] = await direct.db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (found && found.count > 0n) return;
  }
}

describe('an act on a decision at the hour of the approval (invariant 10)', () => {
  it.each([
    ['its text', 'décision corriger D-2026-004 texte:"Démarrer l’IME le 13/10"'],
    ['its vote', 'vote saisir D-2026-004 6 2 0'],
    ['its confirmation, declined', 'décision confirmée D-2026-004 non'],
  ])('%s comes too late: approved minutes and the register say the same', async (_what, line) => {
    await saidMeanwhile(line);
    expect(await minutes()).toMatchObject({ state: 'approved', version: 1 });
    expect(await decision()).toMatchObject({ text: words, state: 'adopted', votesFor: 7, votesAgainst: 0 });
  });

  it('comes in time when it was first: what is approved is what it says', async () => {
    await say('décision corriger D-2026-004 texte:"Démarrer l’IME le 13/10"');
    await direct.store.transaction(async (tx) => {
      const { id } = await tx.minutes.findUniqueOrThrow({ where: { meetingId } });
      const context = { tx, now: six, at: six, ledger: direct.delivery.ledgerAt(six), announce };
      await minutesActs['minutes.approve']?.(context as never, { rule: 'M14', subjectId: id } as never);
    });
    const approved = await minutes();
    expect(approved).toMatchObject({ state: 'approved', version: 2 });
    expect(approved?.content.decisions[0]?.text).toBe((await decision()).text);
    expect((await decision()).text).toBe('Démarrer l’IME le 13/10');
  });
});
