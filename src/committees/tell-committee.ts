import { timesLaid } from '../delivery/look-up.ts';
import { isLead } from '../people/leads.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { readCommittee } from './read-committee.ts';

/** Whom something about a committee concerns: everybody who sits in it, or those who answer for it. */
export type Circle = 'everybody' | 'whoAnswers';

/**
 * Those to be told of something about a committee: not who does it, nor who asked for it. While it is prepared, nobody.
 *
 * @param except person ids of those who hear of it otherwise
 * @returns person ids
 */
export async function circleOf(
  turn: DomainTurn,
  committee: Committee,
  circle: Circle,
  except: readonly string[] = [],
): Promise<string[]> {
  if (committee.state === 'draft') return [];
  const { memberships } = await readCommittee(turn.tx, committee.id, today(turn));
  const know = [...except, turn.actor.id, turn.onBehalfOfId];
  return memberships
    .filter(({ roles }) => circle === 'everybody' || roles.includes('PRES') || isLead(roles))
    .map(({ personId }) => personId)
    .filter((personId) => !know.includes(personId));
}

/** One message each about the committee; each change is told once. @param people as `circleOf` gives them */
export async function tellCommittee(
  turn: DomainTurn,
  committee: Committee,
  people: readonly string[],
  {
    rule,
    message,
    parameters,
  }: { rule: string; message: string; parameters: Record<string, string | null | object> },
): Promise<void> {
  const subject = { type: 'committee', id: committee.id };
  const version = (await timesLaid(turn.tx, subject, { rule })) + 1;
  for (const id of people)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule,
      subject: { ...subject, version },
      recipient: { kind: 'person', id },
      message,
      parameters,
      nature: 'notice',
      correlationId: turn.correlationId,
    });
}
