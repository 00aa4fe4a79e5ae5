import { fold } from '../conversation/clean-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { toDate } from '../time.ts';
import { askFirst } from './ask-first.ts';
import type { DomainTurn } from './turn.ts';

/** Minutes within which the same words from the same person are more likely a slip than a wish. */
const slipMinutes = 10;

/** @returns the instant after which what was said before is asked about when it is said again */
export function slipStart({ now }: Pick<DomainTurn, 'now'>): Date {
  return toDate(now.subtract({ minutes: slipMinutes }));
}

/** @returns whether two texts say the same: accents, capitals, spaces and the last full stop do not matter */
export function saysTheSame(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return fold(text).replace(/[\s.!;]+$/u, '');
}

/**
 * Asks about what was said already, before it is stored once more: the button does the same again.
 *
 * @param said the words, and the sentence that says what became of them
 * @param command its name; it takes the flag `again`
 * @param given its arguments as text
 */
export function askAgain(
  { t }: Pick<DomainTurn, 't'>,
  { text, ask, label }: { text: string; ask: string; label?: string },
  command: string,
  given: Record<string, string>,
): Reply {
  return askFirst({
    heading: t('people.again.heading'),
    blocks: [
      ...(text ? [{ kind: 'text' as const, text: [{ bold: text }] }] : []),
      { kind: 'text', text: ask },
    ],
    button: {
      id: 'again',
      label: label ?? t('people.again.anyway'),
      style: 'primary',
      command,
      arguments: { ...given, again: 'true' },
    },
  });
}
