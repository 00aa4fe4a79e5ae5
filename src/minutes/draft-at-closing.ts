import type { HouseListener } from '../people/turn.ts';
import { draftMinutes } from './versions.ts';

/** The draft is there as soon as the meeting closes: decisions and actions are checked while they are fresh. */
export const draftAtClosing: HouseListener = async (turn, event) => {
  if (event.kind !== 'session.closed') return;
  await draftMinutes({ tx: turn.tx, now: turn.now, personId: turn.actor.id }, event.meetingId);
};
