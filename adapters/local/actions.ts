/** Everything that changes something here, one request at a time; the page and the HTTP interface both go through it. */
import type { Acts, Pressing, Saying, Submitting } from './acts.ts';
import { type Answer, gather, type Perform } from './answers.ts';
import type { LocalClock } from './clock.ts';
import { type ClockRequest, clockTarget, isNext } from './clock-moves.ts';
import { LocalRefusal } from './errors.ts';
import type { Feed } from './feed.ts';
import type { LocalHost, SentRow } from './host.ts';
import { oneAtATime } from './turns.ts';

/** What the clock shows. */
export interface ClockFace {
  /** ISO instant. */
  now: string;
  /** Wall time in the space's zone: `2026-09-22T14:00`. */
  local: string;
  timeZone: string;
  /** Next instant at which something is due. */
  next: string | null;
}

export interface Jump extends Pick<Answer, 'messages' | 'updated'> {
  sent: SentRow[];
  clock: ClockFace;
}

export interface LocalActions {
  say(saying: Saying): Promise<Answer>;
  press(pressing: Pressing): Promise<Answer>;
  submit(submitting: Submitting): Promise<Answer>;
  moveClock(request: ClockRequest): Promise<Jump>;
  clockFace(): Promise<ClockFace>;
  /** Throws `invalidImport` with the path of each wrong value. */
  importSpace(json: unknown): Promise<Record<string, unknown>>;
  /** What left during the last jump, for the page; null before the first. */
  lastJump(): Jump | null;
}

export interface ActionParts {
  acts: Acts;
  perform: Perform;
  host: LocalHost;
  clock: LocalClock;
  feed: Feed;
}

export function localActions({ acts, perform, host, clock, feed }: ActionParts): LocalActions {
  const inTurn = oneAtATime();
  let lastJump: Jump | null = null;
  const eventOf = (verb: string, { as, event }: { as: string; event?: string }) =>
    event === undefined ? null : `${verb}:${as}:${event}`;

  async function clockFace(): Promise<ClockFace> {
    const [timeZone, next] = await Promise.all([host.timeZone(), host.nextEventAt()]);
    const now = clock.now();
    const local = now.toZonedDateTimeISO(timeZone).toPlainDateTime();
    return {
      now: now.toString(),
      local: local.toString({ smallestUnit: 'minute' }),
      timeZone,
      next: next?.toString() ?? null,
    };
  }

  async function jump(request: ClockRequest): Promise<Jump> {
    const target = isNext(request) ? null : clockTarget(request, clock.now(), await host.timeZone());
    const gathered = gather(feed);
    try {
      const sent = await (target ? host.advanceTo(target) : host.advanceToNext());
      lastJump = { sent, clock: await clockFace(), ...gathered() };
      return lastJump;
    } finally {
      gathered();
    }
  }

  return {
    say: (saying) => inTurn(() => perform(eventOf('say', saying), () => acts.say(saying))),
    press: (pressing) => inTurn(() => perform(eventOf('press', pressing), () => acts.press(pressing))),
    submit: (submitting) =>
      inTurn(() => perform(eventOf('submit', submitting), () => acts.submit(submitting))),
    moveClock: (request) => inTurn(() => jump(request)),
    clockFace,
    async importSpace(json) {
      const outcome = await inTurn(() => host.importSpace(json));
      if (!outcome.ok)
        throw new LocalRefusal(
          outcome.notEmpty ? 'spaceNotEmpty' : 'invalidImport',
          { count: outcome.errors.length },
          outcome.errors,
        );
      feed.publish({ kind: 'space' });
      return outcome;
    },
    lastJump: () => lastJump,
  };
}
