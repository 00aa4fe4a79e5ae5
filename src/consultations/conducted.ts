import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type Consultation, lockConsultation } from './consultation.ts';
import { unchangedLine } from './consultation-words.ts';
import { shown } from './shown.ts';
import { conducts } from './voices.ts';

/**
 * @param states in which this can be done
 * @returns the consultation, locked; or the reply for who does not run it, or came too late
 */
export async function conducted(
  turn: DomainTurn,
  { id }: Pick<Consultation, 'id'>,
  states: readonly Consultation['state'][],
): Promise<{ consultation: Consultation } | { reply: Reply }> {
  const consultation = await lockConsultation(turn.tx, id);
  if (!conducts(consultation, turn.actor.id, turn.now)) {
    const who = await whoConducts(turn, consultation);
    const said = { number: consultation.number, who: formatList(who, turn.locale) };
    return { reply: { ...sayNo(turn, 'consultation.notYours', said), outcome: 'refused' } };
  }
  if (!states.includes(consultation.state))
    return { reply: shown(turn, consultation, unchangedLine(consultation, turn.t)) };
  return { consultation };
}

async function whoConducts(turn: DomainTurn, consultation: Consultation): Promise<string[]> {
  const ids = consultation.committee.memberships
    .map(({ personId }) => personId)
    .filter((personId) => conducts(consultation, personId, turn.now));
  const wanted = [...new Set([...ids, ...(consultation.openedById ? [consultation.openedById] : [])])];
  const people = await turn.tx.person.findMany({
    where: { id: { in: wanted }, state: { not: 'left' } },
  });
  return people.toSorted(compareNames).map(fullName);
}
