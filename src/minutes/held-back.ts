/** What holds the approval of minutes back, and how cards say so (M14). */
import type { Block } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { MessageValues, Translator } from '../conversation/language.ts';
import type { MinutesInHand } from './minutes.ts';
import { lockLine } from './standing-line.ts';

type Waiting = Pick<MinutesInHand, 'corrections' | 'requests'>;

/** @returns corrections that wait for their answer */
export function openCorrections({ corrections }: Pick<MinutesInHand, 'corrections'>) {
  return corrections.filter(({ state }) => state === 'asked');
}

/** @returns whether a correction, or a request about one of its decisions, still waits for its answer: it holds the lock */
export function isHeld(minutes: Waiting): boolean {
  return openCorrections(minutes).length > 0 || minutes.requests.length > 0;
}

/** To who reads them. @returns « Une correction est à l’étude : le relevé ne sera approuvé qu’après sa réponse. »; null when nothing holds them */
function heldLine(minutes: Waiting, t: Translator): string | null {
  if (!isHeld(minutes)) return null;
  const corrections = openCorrections(minutes).length;
  return t('minutes.held', { corrections, requests: minutes.requests.length });
}

/** @returns how the approval stands, in one sentence that `otherwise` says when nothing holds it */
export function approvalLine(
  minutes: MinutesInHand,
  t: Translator,
  otherwise: string,
  values: MessageValues = {},
): string {
  return heldLine(minutes, t) ?? t(otherwise, { lock: lockLine(minutes, t), ...values });
}

/** To who answers them: « 2 demandes sur ces décisions attendent votre réponse (D-2026-004, D-2026-005). » */
export function requestBlocks({ requests }: Pick<Waiting, 'requests'>, t: Translator): Block[] {
  if (requests.length === 0) return [];
  const decisions = formatList([...new Set(requests.map(({ decision }) => decision))], t.locale);
  const text = t('minutes.requestsWait', { count: requests.length, decisions });
  return [{ kind: 'notice', tone: 'warning', text }];
}
