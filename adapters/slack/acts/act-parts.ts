/** What the listeners are made of. */
import type { Translators } from '../../../src/conversation/catalogue.ts';
import type { Bot } from '../../../src/conversation/platform.ts';
import type { Logger } from '../../../src/log.ts';
import type { Clock } from '../../../src/time.ts';
import type { SlackHost } from '../host.ts';
import type { CarriedStates, SlackClients } from '../ports.ts';
import type { Call } from '../send/calls.ts';

export interface ActParts {
  bot: Bot;
  host: SlackHost;
  clients: SlackClients;
  /** The gate that sending stands behind too. */
  call: Call;
  carried: CarriedStates;
  translators: Translators;
  clock: Clock;
  log: Logger;
  /** SLACK_API_URL stands on this computer: so may the addresses of answers. */
  loopbackResponses?: boolean;
  patience?: Partial<Patience>;
}

/** Real milliseconds that somebody waits before they see that copil is at work. */
export interface Patience {
  /** Before a waiting modal opens: a trigger lasts three seconds. */
  actMs: number;
  /** Before a submitted modal is told to wait: the receiver acknowledges, empty, at 2.5 s from the request. */
  submissionMs: number;
}

export const slackPatience: Patience = { actMs: 700, submissionMs: 2_000 };

/** @returns whether the work takes longer than that. */
export async function takesLonger(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), milliseconds);
  const ended = () => resolve(false);
  work.then(ended, ended);
  return promise.finally(() => clearTimeout(timer));
}
