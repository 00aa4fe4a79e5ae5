import type { Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { ComposeContext, Composed } from '../delivery/ledger.ts';
import type { Person } from '../store/generated/client.ts';
import { leadToday } from './lead-today.ts';
import { shortName } from './person-name.ts';
import { steeringCommittee } from './steering-committee.ts';

/**
 * A card about a deployment, for each of those it goes to: an absent lead hears nothing while the other is there, who reads in
 * whose place (C03).
 *
 * @param day local day of what the card is about
 * @returns null for the lead who is away, unless they have it already
 */
export async function forLead(
  { tx, t, personId, redraw }: Pick<ComposeContext, 'tx' | 't' | 'personId' | 'redraw'>,
  { spaceId }: { spaceId: string },
  day: Temporal.PlainDate,
  card: Card,
): Promise<Composed | null> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return { card };
  const { reached, insteadOf } = await leadToday(tx, committee.id, personId, day);
  if (!reached && !redraw) return null;
  return { card: { ...card, ...inPlaceOf(insteadOf, t) } };
}

/** @returns the small print for who stands in for somebody; nothing where nobody is away */
export function inPlaceOf(away: Person | null, t: Translator): Pick<Card, 'footer'> {
  return away ? { footer: t('people.inPlaceOf', { name: shortName(away) }) } : {};
}
