import type { DirectNotice, Ledger } from '../delivery/ledger.ts';
import type { Recipient } from '../delivery/timeline.ts';
import type { Transaction } from '../store/store.ts';
import type { MinutesInHand } from './minutes.ts';

/** What it takes to tell people something about minutes, in a turn or in a timed act. */
export interface Telling {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  /** The hour of the timed act that tells it: it merges with what else is due then. */
  at?: Temporal.Instant;
  correlationId?: string;
}

type Said = Pick<DirectNotice, 'rule' | 'message' | 'nature'> & {
  /** Part of the key; the version that stands when absent. */
  version?: number;
  parameters?: Record<string, unknown>;
};

/** One message about minutes to each of these people. */
export async function tellPeople(
  telling: Telling,
  minutes: MinutesInHand,
  personIds: readonly string[],
  said: Said,
): Promise<void> {
  for (const id of new Set(personIds)) await tell(telling, minutes, { kind: 'person', id }, said);
}

/** The same into these channels. */
export async function tellChannels(
  telling: Telling,
  minutes: MinutesInHand,
  channelIds: readonly string[],
  said: Said,
): Promise<void> {
  for (const id of new Set(channelIds)) await tell(telling, minutes, { kind: 'channel', id }, said);
}

async function tell(
  { tx, ledger, at, correlationId }: Telling,
  minutes: MinutesInHand,
  recipient: Recipient,
  { version = minutes.version, ...said }: Said,
): Promise<void> {
  await ledger.notify(tx, {
    ...said,
    spaceId: minutes.spaceId,
    subject: { type: 'minutes', id: minutes.id, version },
    recipient,
    live: true,
    ...(at ? { at } : {}),
    correlationId,
  });
}

/** Draws again what was posted about minutes, the card of the check (a message of its meeting) included. */
export async function redraw({ tx, ledger, correlationId }: Telling, minutes: MinutesInHand): Promise<void> {
  await ledger.refresh(tx, { type: 'minutes', id: minutes.id }, correlationId);
  await ledger.refresh(tx, { type: 'meeting', id: minutes.meetingId }, correlationId);
}
