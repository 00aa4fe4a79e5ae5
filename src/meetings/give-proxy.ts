import { committeeRules } from '../committees/committee-rules.ts';
import { isAhead } from '../people/ahead-states.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { endOf, type MeetingWithPeople } from './meeting.ts';
import { answerOf } from './names.ts';
import { standingProxies, tellHolder } from './proxies.ts';
import { type ProxyRefusal, proxyRefusal } from './quorum.ts';

export interface StatedProxy {
  giverId: string;
  holderId: string;
}

/** @returns whether members may still give a proxy themselves: at the door too, until the session opens or its time is over (C09) */
export function takesProxies(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return isAhead(meeting) && Temporal.Instant.compare(endOf(meeting).toInstant(), now) > 0;
}

/**
 * Gives a proxy, or gives it to somebody else; the holder knows. Noted by who keeps the attendance, its giver knows too.
 *
 * @param meeting locked by the caller
 * @returns why it cannot be given, `already` when it was
 */
export async function giveProxy(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  { giverId, holderId }: StatedProxy,
): Promise<ProxyRefusal | 'already' | 'given'> {
  const voters = meeting.invitations.filter((one) => one.voting && !one.withdrawn).map((one) => one.personId);
  const existing = standingProxies(meeting);
  const away = voters.filter((id) => ['absent', 'substitute'].includes(answerOf(meeting, id) ?? ''));
  const rules = committeeRules(meeting.committee);
  const refusal = proxyRefusal({ giverId, holderId }, voters, existing, rules, away);
  if (refusal) return refusal;
  const before = existing.find((one) => one.giverId === giverId);
  if (before?.holderId === holderId) return 'already';
  const terms = { holderId, state: 'offered' as const, dateVersion: meeting.dateVersion };
  const row = await turn.tx.proxy.upsert({
    where: { meetingId_giverId: { meetingId: meeting.id, giverId } },
    create: {
      ...terms,
      spaceId: turn.space.id,
      meetingId: meeting.id,
      giverId,
      createdAt: toDate(turn.now),
    },
    update: { ...terms, version: { increment: 1 } },
  });
  const own = giverId === turn.actor.id;
  await journal(
    turn,
    'meeting.proxyGiven',
    { type: 'meeting', id: meeting.id },
    { after: { giverId, holderId }, ...(!own && { onBehalfOfId: giverId }) },
  );
  if (before) await tellHolder(turn, row, before.holderId);
  if (holderId !== turn.actor.id) await tellHolder(turn, row);
  if (!own) await tellGiver(turn, row);
  await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return 'given';
}

/** Somebody else entered it: they may take it back. */
async function tellGiver(
  turn: DomainTurn,
  {
    id,
    version,
    meetingId,
    giverId,
    holderId,
  }: { id: string; version: number; meetingId: string } & StatedProxy,
): Promise<void> {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'PROXY-NOTED',
    subject: { type: 'proxy', id, version },
    recipient: { kind: 'person', id: giverId },
    message: 'meeting.proxyNoted',
    parameters: { meetingId, holderId, byId: turn.actor.id },
    nature: 'notice',
    correlationId: turn.correlationId,
  });
}
