import { isAhead } from '../../people/ahead-states.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { hasBegun, type MeetingWithPeople } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { toldPeople } from '../plan-meeting.ts';
import { spokenTitle } from '../spoken-title.ts';

/** @returns why a meeting can no longer be changed, or that it changed since the button was drawn. */
export function cannotChange(turn: DomainTurn, meeting: MeetingWithPeople, version: number | undefined) {
  const values = { ...spokenTitle(meeting, turn.t), when: whenLine(meeting, turn.t) };
  if (meeting.state === 'cancelled') return sayNo(turn, 'meeting.change.cancelled', values);
  if (!isAhead(meeting) || hasBegun(meeting, turn.now)) return sayNo(turn, 'meeting.change.over', values);
  if (version !== undefined && version !== meeting.version)
    return sayNo(turn, 'meeting.change.outdated', values);
  return null;
}

/** How many people a change reaches. */
export async function toldCount(turn: DomainTurn, meeting: MeetingWithPeople): Promise<number> {
  return (await toldPeople(turn.tx, turn.ledger, meeting)).length;
}
