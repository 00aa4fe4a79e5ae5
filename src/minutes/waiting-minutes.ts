import { formatDate } from '../conversation/format.ts';
import { plannedHour } from '../delivery/look-up.ts';
import { referenceOf } from '../meetings/meeting.ts';
import { readLeads } from '../people/read-leads.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';
import { accordsAwaited, agreedTo } from './accords.ts';
import { endedAt, type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { lockLine } from './standing-line.ts';

/** Minutes that wait for the person: for their accord before they leave (M12), or for their answer before the lock (M13). */
export async function waitingMinutes(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, actor, space, now } = turn;
  const rows = await tx.minutes.findMany({
    where: {
      spaceId: space.id,
      AND: [
        { OR: [{ state: 'draft' }, { state: 'sent', locksAt: { gt: toDate(now) } }] },
        {
          OR: [
            { meeting: { committee: { memberships: { some: { personId: actor.id } } } } },
            { meeting: { attendance: { some: { personId: actor.id } } } },
          ],
        },
      ],
    },
    select: { meetingId: true },
    orderBy: { id: 'asc' },
  });
  const waiting: WaitingMatter[] = [];
  for (const { meetingId } of rows) {
    const minutes = await readMinutes(tx, meetingId);
    const matter = minutes && (await (minutes.state === 'draft' ? toRelease : toValidate)(turn, minutes));
    if (matter) waiting.push(matter);
  }
  return waiting;
}

async function toRelease(turn: DomainTurn, minutes: MinutesInHand): Promise<WaitingMatter | null> {
  const { tx, t, actor } = turn;
  const day = today(turn);
  const { leads } = await readLeads(tx, minutes.meeting.committeeId, day);
  if (!accordsAwaited(minutes, leads, day).includes(actor.id)) return null;
  const leaves = await sendingHour(tx, minutes);
  const said = {
    planned: leaves !== null,
    day: leaves ? formatDate(leaves.toZonedDateTimeISO(minutes.meeting.timeZone), t.locale) : '',
    ...spokenMinutes(minutes.meeting, t),
  };
  return {
    by: leaves ?? endedAt(minutes.meeting).toInstant(),
    text: t.rich('minutes.waiting.release', said),
    button: buttonOf(turn, minutes),
    settledBy: 'minutes release',
  };
}

/** The first hour ahead at which copil sends them or asks again; null when it has stopped asking. */
function sendingHour(tx: Transaction, { meetingId }: MinutesInHand): Promise<Temporal.Instant | null> {
  return plannedHour(tx, { type: 'meeting', id: meetingId }, { message: 'minutes.publish' });
}

/** A seat answers once for the version that stands: the member, or the substitute who sat. */
async function toValidate(turn: DomainTurn, minutes: MinutesInHand): Promise<WaitingMatter | null> {
  const { tx, t, actor } = turn;
  const { seats } = await readersOf(tx, minutes);
  const answered = minutes.answers.filter(({ version }) => version === minutes.version);
  const given = [...answered.map(({ personId }) => personId), ...agreedTo(minutes)];
  const silent = seats.some(
    ({ personIds }) => personIds.includes(actor.id) && !given.some((id) => personIds.includes(id)),
  );
  if (!silent || !minutes.locksAt) return null;
  const said = { lock: lockLine(minutes, t), ...spokenMinutes(minutes.meeting, t) };
  return {
    by: toInstant(minutes.locksAt),
    text: t.rich('minutes.waiting.validate', said),
    button: buttonOf(turn, minutes),
    settledBy: 'minutes approve',
  };
}

/** What is approved is read first: the minutes open with their own buttons. */
function buttonOf({ t }: DomainTurn, minutes: MinutesInHand): WaitingMatter['button'] {
  return {
    id: `minutes-read-${referenceOf(minutes.meeting)}`,
    label: t('minutes.button.read'),
    style: 'primary',
    command: 'minutes',
    arguments: { meeting: referenceOf(minutes.meeting) },
  };
}
