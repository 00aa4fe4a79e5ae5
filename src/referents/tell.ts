import type { Deed } from '../people/turn.ts';
import type { Assignment } from './assignment.ts';

export interface Told {
  personId: string;
  rule: string;
  message: string;
  parameters?: Record<string, unknown>;
  nature?: 'notice' | 'alert';
}

/**
 * Tells one person about a mission; nobody is told what they did themselves.
 *
 * @param version tells one word about it from the next: the mission has no version of its own
 */
export async function tellAbout(
  { tx, ledger, space, actor, correlationId }: Deed,
  { id }: Pick<Assignment, 'id'>,
  { personId, rule, message, parameters, nature = 'notice' }: Told,
  version = 1,
): Promise<void> {
  if (personId === actor?.id) return;
  await ledger.notify(tx, {
    spaceId: space.id,
    rule,
    subject: { type: 'referent', id, version },
    recipient: { kind: 'person', id: personId },
    message,
    parameters,
    nature,
    live: true,
    correlationId,
  });
}

/** @returns a day as a version: another day is another word */
export function versionOf(day: Temporal.PlainDate): number {
  return day.year * 10_000 + day.month * 100 + day.day;
}
