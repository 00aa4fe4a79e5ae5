import type { DomainTurn } from '../people/turn.ts';
import type { MinutesAnswer } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import type { MinutesInHand } from './minutes.ts';

/** What somebody says of the version that stands; the last word counts. */
export async function recordAnswer(
  turn: DomainTurn,
  { id, version }: MinutesInHand,
  answer: MinutesAnswer,
): Promise<void> {
  const given = { answer, version, answeredAt: toDate(turn.now), answeredVia: turn.account.platform };
  await turn.tx.minutesResponse.upsert({
    where: { minutesId_personId: { minutesId: id, personId: turn.actor.id } },
    create: { minutesId: id, personId: turn.actor.id, ...given },
    update: given,
  });
}
