import type {
  Address,
  ChatPlatform,
  OutgoingMessage,
  PlatformName,
  SendResult,
} from '../conversation/platform.ts';
import { promoteOrphans } from './claim.ts';
import type { Claimed, Desk } from './desk.ts';
import type { Prepared, ToPrepare } from './prepare.ts';
import { recordEnd, recordRetry, recordSent } from './record.ts';
import { type Route, triesBeforeNext, triesOnLast } from './routes.ts';
import { outcomes } from './rows.ts';
import { tellTrouble, troubleRule } from './trouble.ts';
import { whereOf } from './where-of.ts';

export type Prepare = (asked: ToPrepare) => Promise<Prepared>;

/** A send, or `unsure`: it may have arrived and the platform cannot be asked right now. */
type Attempt = SendResult | { state: 'unsure'; reason: string };

/**
 * Sends one queued message: claimed, written, posted, recorded; on refusal or after enough tries by the next platform.
 * Called twice for the same row, it does nothing the second time.
 *
 * @param id of the leading row
 * @param prepare writes it, together with what is sent at the same moment
 * @throws what the database throws; the row then keeps its lease and is reconciled by `sweep`
 */
export async function sendMessage(desk: Desk, id: string, prepare: Prepare): Promise<void> {
  const claimed = await desk.claim(id);
  if (claimed) return deliver(desk, claimed, prepare);
  const [heir] = await desk.transaction((tx) => promoteOrphans(tx, id));
  const inherited = heir && (await desk.claim(heir));
  if (inherited) await deliver(desk, inherited, prepare);
}

async function deliver(desk: Desk, claimed: Claimed, prepare: Prepare): Promise<void> {
  let held = claimed;
  let tries = claimed.rows[0].attempts;
  let from: Route | null = null;
  for (;;) {
    const ready = await prepareOrGiveUp(desk, { claimed: held, from }, prepare);
    if (ready?.kind !== 'ready') return;
    held = ready.claimed;
    const { route, next, message } = ready;
    const result = await attempt(desk, route, message, held.rows[0].doubtful);
    const platform = route.platform.name;
    if (result.state === 'sent') return recordSent(desk, held, platform, result.ref, route.relay);
    if (result.state === 'busy') return recordRetry(desk, held, { ...result, uncounted: true });
    if (result.state === 'uncertain') return recordDoubt(desk, held, platform, result.reason);
    if (result.state === 'refused') await reportTrouble(desk, held, route, result);
    else if (tries < (next ? triesBeforeNext : triesOnLast)) {
      const told = result.state === 'retry' ? result.afterSeconds : undefined;
      return recordRetry(desk, held, {
        reason: result.reason,
        afterSeconds: told ?? desk.pace.retrySeconds(tries),
        doubtful: result.state === 'unsure',
      });
    }
    if (result.state === 'unsure') return recordDoubt(desk, held, platform, result.reason);
    const why = result.state === 'refused' ? result.detail : result.reason;
    if (!next) {
      const outcome = result.state === 'refused' ? result.reason : outcomes.exhausted;
      return recordEnd(desk, held, platform, { state: 'failed', outcome, error: why });
    }
    desk.log.warn(
      { key: message.key, platform, next: next.platform.name, why },
      'Another platform takes over',
    );
    from = next;
    tries = 1;
  }
}

function recordDoubt(desk: Desk, held: Claimed, platform: PlatformName, error: string): Promise<void> {
  return recordEnd(desk, held, platform, { state: 'uncertain', outcome: outcomes.noAnswer, error });
}

/** A refusal that somebody can cure is told to a lead; the message itself goes its way. */
async function reportTrouble(
  desk: Desk,
  { rows: [leader] }: Claimed,
  { platform, to }: Route,
  { reason, detail }: SendResult & { state: 'refused' },
): Promise<void> {
  const cure = platform.cures?.[reason];
  if (!cure || leader.rule === troubleRule) return;
  await desk.transaction(async (tx) => {
    const where = await whereOf(tx, desk.directory, leader);
    const { spaceId } = leader;
    const { workspace } = to;
    await tellTrouble(desk, tx, { spaceId, platform: platform.name, workspace, reason, cure, detail, where });
  });
}

/** Ends the message when it cannot be prepared. @returns null when it ended. */
async function prepareOrGiveUp(desk: Desk, asked: ToPrepare, prepare: Prepare): Promise<Prepared | null> {
  const { claimed } = asked;
  const [leader] = claimed.rows;
  try {
    const prepared = await prepare(asked);
    if (prepared.kind === 'silent') {
      await recordEnd(desk, claimed, null, { state: 'cancelled', outcome: outcomes.nothingToSay });
    }
    if (prepared.kind === 'unreachable') {
      await recordEnd(desk, claimed, null, { state: 'failed', outcome: prepared.outcome });
    }
    return prepared;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    desk.log.error({ err: error, key: leader.key, rule: leader.rule }, 'A message could not be written');
    if (leader.attempts < triesOnLast) {
      await recordRetry(desk, claimed, { reason, afterSeconds: desk.pace.retrySeconds(leader.attempts) });
    } else {
      await recordEnd(desk, claimed, null, { state: 'failed', outcome: outcomes.notWritten, error: reason });
    }
    return null;
  }
}

/** Posts once. What may have arrived is looked up by its key before and after, where the platform can (C57). */
async function attempt(
  desk: Desk,
  { platform, to }: Route,
  message: OutgoingMessage,
  doubtful: boolean,
): Promise<Attempt> {
  const looks = platform.capabilities.find;
  if (doubtful && looks) {
    const found = await lookUp(platform, to, message);
    if (found !== 'absent') return found;
  }
  const begun = performance.now();
  const result = await platform.post(to, message);
  desk.metrics.answered(platform.name, (performance.now() - begun) / 1000);
  if (result.state !== 'uncertain' || !looks) return result;
  const found = await lookUp(platform, to, message);
  return found === 'absent' ? { state: 'retry', reason: result.reason } : found;
}

async function lookUp(
  platform: ChatPlatform,
  to: Address,
  message: OutgoingMessage,
): Promise<Attempt | 'absent'> {
  try {
    const ref = await platform.find(to, message.key, message.threadId, async () => message);
    if (ref === 'unknown')
      return { state: 'uncertain', reason: 'the platform may not be asked what it received' };
    return ref ? { state: 'sent', ref } : 'absent';
  } catch (error) {
    return { state: 'unsure', reason: `find: ${error instanceof Error ? error.message : String(error)}` };
  }
}
