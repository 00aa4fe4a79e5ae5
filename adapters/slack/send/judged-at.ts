import type { MessageRef, Refusal } from '../../../src/conversation/platform.ts';
import { isDirect } from './conversations.ts';
import { type Failure, outcomeOf } from './outcomes.ts';
import { reportRefusal } from './report-refusal.ts';
import type { Sending } from './sending.ts';

/** What is wrong with the installation is worth telling wherever it was met. */
const ofTheWorkspace: readonly Refusal[] = ['revoked', 'missingScope'];

/**
 * Judges what went wrong with a message that stands already, and tells what people can cure. Of somebody's own
 * conversation with copil only what concerns the whole workspace is told: nobody can be invited there, and delivery/
 * tells of a person who is gone when it next writes to them.
 * @returns how it ended; never throws
 */
export async function judgedAt(
  sending: Pick<Sending, 'host' | 'log'>,
  { workspace, address }: MessageRef,
  error: unknown,
): Promise<Failure> {
  const direct = isDirect(address);
  const outcome = outcomeOf(error, direct ? 'person' : 'channel');
  if (outcome.state === 'refused' && (!direct || ofTheWorkspace.includes(outcome.reason)))
    await reportRefusal(sending, { workspace, externalId: address }, outcome);
  return outcome;
}
