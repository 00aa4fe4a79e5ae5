import type { Decision } from '../store/generated/client.ts';
import { itemNamed } from './item-named.ts';
import { journalled, type Recorder } from './recorder.ts';
import type { Sitting } from './sitting.ts';

/** Act of the journal; its `before` is what `LeftDecision` says. */
export const takenUp = 'decision.takenUp';

/** What an earlier session left of a draft when a later one takes it up: its minutes go on telling so. */
export type LeftDecision = Pick<
  Decision,
  | 'meetingId'
  | 'agendaItemId'
  | 'item'
  | 'text'
  | 'dissent'
  | 'votesFor'
  | 'votesAgainst'
  | 'abstentions'
  | 'castingVote'
>;

/**
 * A draft that a session takes up belongs to that meeting and to the point it is at; one of this meeting keeps its own point.
 *
 * @param draft locked, with the numbers of its tie if it has one
 */
export async function takeIntoSession(
  by: Recorder,
  draft: Decision,
  { meeting }: Pick<Sitting, 'meeting'>,
): Promise<Decision> {
  if (draft.meetingId === meeting.id) return draft;
  const named = await itemNamed(by.tx, meeting, undefined);
  const point = 'item' in named ? { agendaItemId: named.item.id, item: named.item.title } : {};
  const data = { meetingId: meeting.id, ...point };
  await journalled(by, takenUp, { type: 'decision', id: draft.id }, { before: leftOf(draft), after: data });
  return by.tx.decision.update({ where: { id: draft.id }, data });
}

function leftOf(draft: Decision): LeftDecision {
  const { meetingId, agendaItemId, item, text, dissent } = draft;
  const { votesFor, votesAgainst, abstentions, castingVote } = draft;
  return { meetingId, agendaItemId, item, text, dissent, votesFor, votesAgainst, abstentions, castingVote };
}
