/** What goes wrong between copil and Slack, on demand. */
import type { ServerResponse } from 'node:http';

export type How =
  /** The connection breaks before Slack has read anything, or after Slack has done it. */
  | 'dropBefore'
  | 'dropAfter'
  /** HTTP 429 with Retry-After. */
  | '429'
  /** HTTP 500, nothing done; or done all the same. */
  | '500'
  | '500After'
  /** Nothing is done and nothing is ever answered. */
  | 'timeout'
  /** `{ ok: false, error }` */
  | { error: string; needed?: string };

export interface Fault {
  how: How;
  /** Calls it happens to; 1 by default. */
  times?: number;
  /** Seconds of Retry-After. */
  retryAfter?: number;
  /** Only calls that this is true of. */
  when?: (given: Readonly<Record<string, unknown>>) => boolean;
}

export interface Faults {
  /** @param method of the Web API, or `response_url` */
  fail(method: string, fault: Fault): void;
  /** The fault of this call, which is then used up. */
  take(method: string, given: Readonly<Record<string, unknown>>): Fault | undefined;
  /** Everything works again. */
  clear(): void;
}

export function openFaults(): Faults {
  let waiting: { method: string; fault: Fault; left: number }[] = [];
  return {
    fail(method, fault) {
      waiting.push({ method, fault, left: fault.times ?? 1 });
    },
    take(method, given) {
      const found = waiting.find((one) => one.method === method && (one.fault.when?.(given) ?? true));
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((one) => one !== found);
      return found.fault;
    },
    clear() {
      waiting = [];
    },
  };
}

/** @returns how a call that Slack never sees ends; undefined when Slack sees it */
export function endedBy({ how, retryAfter = 1 }: Fault): ((response: ServerResponse) => void) | undefined {
  if (typeof how === 'object')
    return (response) =>
      answerJson(response, { ok: false, error: how.error, ...(how.needed ? { needed: how.needed } : {}) });
  switch (how) {
    case 'dropBefore':
      return (response) => void response.destroy();
    case '429':
      return (response) => void response.writeHead(429, { 'retry-after': String(retryAfter) }).end();
    case '500':
      return (response) => void response.writeHead(500).end();
    case 'timeout':
      return () => undefined;
    default:
      return undefined;
  }
}

export const nameOfFault = ({ how }: Fault) => (typeof how === 'object' ? how.error : how);

export function answerJson(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}
