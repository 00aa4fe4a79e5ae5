import type { Transaction } from '../store/store.ts';
import {
  advanceTo,
  advanceToNext,
  nextDueAt,
  nextEventAt,
  type SentMessage,
  type SetNow,
} from './advance.ts';
import { claim, wakeNext } from './claim.ts';
import type { Desk } from './desk.ts';
import { drain } from './drain.ts';
import { retryAct } from './given-up.ts';
import { handOverDue } from './hand-over.ts';
import { type DeliveryHealth, healthOf, queueAge } from './health.ts';
import { createHeartbeat } from './heartbeat.ts';
import { dropHeld, sendHeld } from './held.ts';
import type { Ledger } from './ledger.ts';
import { performDueActs } from './perform-acts.ts';
import { type DeliveryOptions, defaultPace } from './ports.ts';
import { createPump } from './pump.ts';
import { deliveryQueue } from './queue.ts';
import { createLedger } from './reconciler.ts';
import { sweep } from './recover.ts';
import { type ShownAgain, showAgain } from './show-again.ts';
import { timeLimited } from './time-limited.ts';
import { together } from './together.ts';
import { type Trouble, tellTrouble } from './trouble.ts';
import { settleUncertain, type UncertainWhich } from './uncertain.ts';
import type { UncertainChoice } from './uncertain-message.ts';

/** When and how messages leave; features see only the ledger. */
export interface Delivery {
  readonly ledger: Ledger;
  /** A ledger for which an instant is the present: a loaded space is planned before its clock is set. */
  ledgerAt(now: Temporal.Instant): Ledger;
  /** Opens the queue, then beats and pumps by itself until `stop`; with `alone: false` only the queue is opened. */
  start(how?: { alone?: boolean }): Promise<void>;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
  /** Something was committed: the pump looks at once instead of at its next poll. */
  wake(): void;
  /** Carries out timed acts and queues messages that the business clock says are due. @returns how many rows left the future. */
  handOverDue(): Promise<number>;
  /** Sends all that is due now; resolves when nothing is queued or being sent. */
  drain(): Promise<void>;
  /** @returns the next instant at which something is due, null when nothing waits. */
  nextDueAt(): Promise<Temporal.Instant | null>;
  /** @returns the next instant at which somebody may hear something, null when nothing waits. */
  nextEventAt(): Promise<Temporal.Instant | null>;
  /** Puts right what a crash left behind. */
  sweep(): Promise<void>;
  /** Moves the business clock through every due instant. @returns what left, in order. */
  advanceTo(target: Temporal.Instant, how: { setNow: SetNow }): Promise<SentMessage[]>;
  /** Moves it to the next instant at which something leaves. @returns what left. */
  advanceToNext(how: { setNow: SetNow }): Promise<SentMessage[]>;
  /** Sends what downtime held back, one message per person. @returns how many ledger rows. */
  sendHeld(tx: Transaction, spaceId: string): Promise<number>;
  /** Gives up what downtime held back. @returns how many ledger rows. */
  dropHeld(tx: Transaction, spaceId: string): Promise<number>;
  /** Settles messages in doubt, as a lead chose. @returns how many. */
  settleUncertain(
    tx: Transaction,
    what: { spaceId: string; choice: UncertainChoice } & UncertainWhich,
  ): Promise<number>;
  /** Plans a timed act that was given up again. @returns false when it does not wait for that */
  retryAct(tx: Transaction, what: { spaceId: string; id: string }): Promise<boolean>;
  /**
   * Writes a message that has left as its recipient would read it now. @param tx only read from @param key of the message
   * @returns null when nothing left under that key, or not to a person who is still there
   */
  showAgain(tx: Transaction, key: string): Promise<ShownAgain | null>;
  /** Tells a lead about something to put right on a platform, once a day for the same matter. */
  tellTrouble(tx: Transaction, trouble: Trouble): Promise<void>;
  health(): Promise<DeliveryHealth>;
  /** @returns business seconds the oldest queued message has been due. */
  queueAge(): Promise<number>;
}

/** Builds the delivery room on a store; nothing runs before `start`. */
export function createDelivery({
  pace: given,
  url,
  chats,
  acts = {},
  ...options
}: DeliveryOptions): Delivery {
  const pace = { ...defaultPace, ...given };
  const parts = {
    ...options,
    acts,
    chats: chats ?? options.platforms.map(({ name }) => name).filter((name) => name !== 'email'),
    queue: deliveryQueue(url, options.log),
    platforms: options.platforms.map((platform) => timeLimited(platform, pace.postTimeoutMs)),
    pace,
  };
  const desk: Desk = {
    ...parts,
    claim: together((ids) => claim(parts, ids)),
    wakeNext: together(async (ended) => {
      await wakeNext(parts, ended.flat());
      return ended.map(() => undefined);
    }),
  };
  const pump = createPump(desk);
  const ledger = createLedger(desk);
  const steps = {
    // Acts first: what they tell at the same hour leaves with the rest.
    handOverDue: async () => (await performDueActs(desk, ledger)) + (await handOverDue(desk)),
    drain: () => drain(desk, pump),
    nextDueAt: () => nextDueAt(desk),
  };
  const heartbeat = createHeartbeat(async () => {
    if ((await steps.handOverDue()) > 0) pump.wake();
    await sweep(desk);
  }, desk.log);
  return {
    ledger,
    ledgerAt: (now) =>
      createLedger({ ...desk, clock: { now: () => now, system: () => desk.clock.system() } }),
    ...steps,
    async start({ alone = true } = {}) {
      await desk.queue.open();
      if (!alone) return;
      pump.start();
      await heartbeat.start();
    },
    async stop() {
      await heartbeat.stop();
      await pump.stop();
      await desk.queue.close();
    },
    wake: () => pump.wake(),
    sweep: () => sweep(desk),
    nextEventAt: () => nextEventAt(desk),
    advanceTo: (target, { setNow }) => advanceTo(desk, steps, target, setNow),
    advanceToNext: ({ setNow }) => advanceToNext(desk, steps, setNow),
    sendHeld: (tx, spaceId) => sendHeld(desk, tx, spaceId),
    dropHeld: (tx, spaceId) => dropHeld(desk, tx, spaceId),
    settleUncertain: (tx, what) => settleUncertain(desk, tx, what),
    retryAct: (tx, what) => retryAct(desk, tx, what),
    showAgain: (tx, key) => showAgain(desk, tx, key),
    tellTrouble: (tx, trouble) => tellTrouble(desk, tx, trouble),
    health: () => healthOf(desk),
    queueAge: () => queueAge(desk),
  };
}
