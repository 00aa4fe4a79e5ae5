import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { stageOf } from '../meetings/meeting-stage.ts';
import { fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import { sayNo } from '../people/say-no.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { accordsAwaited } from './accords.ts';
import { lockMinutes, type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { minutesCard } from './minutes-card.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { lockLine } from './standing-line.ts';
import { redraw } from './tell.ts';
import { viewerOf } from './viewer.ts';

/** @returns the minutes of a meeting, locked, or the sentence that says that there are none */
export async function minutesToChange(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
): Promise<{ minutes: MinutesInHand } | { reply: Reply }> {
  const minutes = await lockMinutes(turn.tx, meeting.id);
  return minutes ? { minutes } : { reply: noMinutes(turn, meeting) };
}

export function noMinutes(turn: DomainTurn, meeting: MeetingWithPeople): Reply {
  // Held before copil was there: it knows neither its hours nor its minutes.
  const elsewhere = stageOf(meeting) === 'closed' && !meeting.openedAt && !meeting.closedAt;
  return sayNo(turn, elsewhere ? 'minutes.elsewhere' : 'minutes.none', spokenMinutes(meeting, turn.t));
}

/** The minutes as they are now for who acts, under a sentence about what happened: it takes the place of what was pressed. */
export async function presentState(
  turn: DomainTurn,
  { meetingId }: Pick<MinutesInHand, 'meetingId'>,
  notice: { tone: 'success' | 'warning' | 'neutral'; text: string },
  outcome: Reply['outcome'] = 'done',
): Promise<Reply> {
  const minutes = (await readMinutes(turn.tx, meetingId)) as MinutesInHand;
  const viewer = await viewerOf(turn, minutes);
  const shown = viewer ?? { personId: null, reads: 'ownItems', edits: false, releases: false, seat: false };
  return {
    outcome,
    visibility: 'private',
    replaces: true,
    card: minutesCard(minutes, shown, turn.t, turn.links, notice),
  };
}

/** The same after a change: every card of these minutes follows. */
export async function changedState(turn: DomainTurn, minutes: MinutesInHand, text: string): Promise<Reply> {
  await redraw(turn, minutes);
  return presentState(turn, minutes, { tone: 'success', text });
}

/** An old card: nothing was recorded, here is what holds now. Null when the version it was drawn from still stands. */
export async function outdated(
  turn: DomainTurn,
  minutes: MinutesInHand,
  version: number | undefined,
): Promise<Reply | null> {
  if (version === undefined || version === minutes.version) return null;
  return presentState(
    turn,
    minutes,
    { tone: 'warning', text: turn.t('minutes.outdated', { version: minutes.version }) },
    'invalid',
  );
}

/** Why this cannot be done in the present state of the minutes: they have left already, have not yet, or are locked. */
export function wrongState(
  turn: DomainTurn,
  minutes: MinutesInHand,
  wanted: 'draft' | 'sent' | 'approved',
): Promise<Reply> | null {
  if (minutes.state === wanted) return null;
  // @keys minutes.wrongState.*
  const key = `minutes.wrongState.${wanted}.${minutes.state}`;
  const text = turn.t(key, { lock: lockLine(minutes, turn.t), ...spokenMinutes(minutes.meeting, turn.t) });
  return presentState(turn, minutes, { tone: 'warning', text }, 'invalid');
}

/** @returns whether they will get these minutes when they leave: until then nobody asks anything of them */
export async function awaitsSending(turn: DomainTurn, minutes: MinutesInHand): Promise<boolean> {
  if (minutes.state !== 'draft') return false;
  return (await readersOf(turn.tx, minutes)).whole.includes(turn.actor.id);
}

/** @returns names of the leads whose accord is awaited today, as a sentence lists them; empty when nobody’s is */
export async function awaitedNames(turn: DomainTurn, minutes: MinutesInHand): Promise<string> {
  const { leads } = await readLeads(turn.tx, minutes.meeting.committeeId, today(turn));
  const ids = accordsAwaited(minutes, leads, today(turn));
  const people = await turn.tx.person.findMany({ where: { id: { in: ids } } });
  return formatList(people.map(fullName), turn.locale);
}
