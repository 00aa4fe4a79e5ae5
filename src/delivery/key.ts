import type { Recipient } from './timeline.ts';

/**
 * What identifies a message: (rule, subject, subject version, recipient); never sent twice (domain.md 4.1, invariant 3).
 *
 * @param repeat which repetition of the rule, 0 for the first
 */
export function deliveryKey(
  rule: string,
  subject: { type: string; id: string; version: number },
  recipient: Pick<Recipient, 'kind' | 'id'>,
  repeat = 0,
): string {
  const key = [rule, `${subject.type}:${subject.id}`, subject.version, recipientKey(recipient)].join('|');
  return repeat === 0 ? key : `${key}|${repeat}`;
}

/** @returns which repetition of its rule a message is, 0 for the first */
export function repetitionOf(key: string): number {
  const [, , , , repeat = '0'] = key.split('|');
  return Number(repeat);
}

export function recipientKey({ kind, id }: Pick<Recipient, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** The key without its version: what one rule says to one recipient about one subject, through all its changes. */
export function strand(key: string): string {
  const parts = key.split('|');
  parts.splice(2, 1);
  return parts.join('|');
}
