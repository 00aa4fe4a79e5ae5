/** What referents are asked at each step before a go-live (domain.md 4.4, D04–D16). */
import { type NudgeCode, nudgeCodes } from '../../deployments/deployment-timeline.ts';
import { type Check, isSettled, type Judged, stateFor } from '../checklist/check.ts';

export interface AskedAtStep {
  code: string;
  /** What « Fait » says of it: a referent hands in a list, or has seen it work. */
  settles: 'supplied' | 'verified';
}

export interface Step {
  /** Nothing is due yet: the mission and the list are shown. */
  opens?: true;
  /** More is asked for after it: what it lists is not yet all that is left. */
  goesOn?: true;
  /** All that is open is asked for, whatever step asked about it. */
  asksAll?: true;
  /** Checks of others that a referent is asked about at this step. */
  asks: readonly AskedAtStep[];
}

const supplied = (code: string): AskedAtStep => ({ code, settles: 'supplied' });
const verified = (code: string): AskedAtStep => ({ code, settles: 'verified' });

/** By rule; a check that is the referents' own stays on the list until it is settled, whatever the step. */
export const steps: Readonly<Record<NudgeCode, Step>> = {
  D04: { opens: true, asks: [] },
  D05: { goesOn: true, asks: [supplied('K13'), supplied('K12')] },
  D06: { goesOn: true, asks: [supplied('K05'), verified('K07'), verified('K09')] },
  D11: { asks: [verified('K06'), verified('K14')] },
  D14: { asksAll: true, asks: [] },
  D16: { asks: [verified('K15')] },
};

/** @param rule of a nudge, or of one that took it over (`D06-PAIR`) */
export function stepOf(rule: string): { code: string; step: Step } {
  const [code = ''] = rule.split('-');
  return { code, step: steps[code as NudgeCode] ?? { asks: [] } };
}

/** What « Fait » says of a check for a referent. */
export function settles(code: string): AskedAtStep['settles'] {
  const asked = nudgeCodes.flatMap((one) => steps[one].asks).find((one) => one.code === code);
  return asked?.settles ?? 'verified';
}

type Asked = Judged & Pick<Check, 'ownerId'>;

/**
 * What is open for one person at a step (C34): the referents' own checks that this step or an earlier one asks about, or that fall
 * due before the next; those of others that this step asks about; never what somebody else took over, nor what was handed in.
 *
 * @param goLive for which it must hold
 */
export function openAt<C extends Asked>(
  rule: string,
  checks: readonly C[],
  personId: string,
  goLive: Temporal.PlainDate | null,
): C[] {
  const { code, step } = stepOf(rule);
  const until = nudgeCodes.indexOf(code as NudgeCode);
  const asked = new Set(
    nudgeCodes.slice(0, until + 1).flatMap((one) => steps[one].asks.map((ask) => ask.code)),
  );
  const askedLater = new Set(
    nudgeCodes.slice(until + 1).flatMap((one) => steps[one].asks.map((ask) => ask.code)),
  );
  const now = new Set(step.asks.map((ask) => ask.code));
  return checks.filter((check) => {
    if (!isOpenFor(check, personId, goLive)) return false;
    const own = check.ownerRole === 'REF' || check.ownerId === personId;
    if (!own) return now.has(check.code);
    return step.opens || step.asksAll || asked.has(check.code) || !askedLater.has(check.code);
  });
}

function isOpenFor(check: Asked, personId: string, goLive: Temporal.PlainDate | null): boolean {
  return (check.ownerId === null || check.ownerId === personId) && waits(check, goLive);
}

/** @returns whether there is nothing left to do about it on the site: what a referent hands in is out of their hands */
export function isDealtWith(check: Judged, goLive: Temporal.PlainDate | null): boolean {
  if (isSettled(check, goLive)) return true;
  return stateFor(check, goLive) === 'supplied' && settles(check.code) === 'supplied';
}

/** @returns whether an answer about it is still wanted; what failed is in the hands of who puts it right */
export function waits(check: Judged, goLive: Temporal.PlainDate | null): boolean {
  return !isDealtWith(check, goLive) && stateFor(check, goLive) !== 'failed';
}
