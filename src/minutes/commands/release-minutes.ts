import { entity, integer } from '../../conversation/arguments.ts';
import { formatDateTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { plannedHour } from '../../delivery/look-up.ts';
import { holdersOf } from '../../meetings/audiences.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { readLeads } from '../../people/read-leads.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { accordRoles, isReleased } from '../accords.ts';
import { type MinutesInHand, readMinutes, subjectOf } from '../minutes.ts';
import { awaitedNames, minutesToChange, outdated, presentState, wrongState } from '../present-state.ts';
import { sendMinutes } from '../send-minutes.ts';
import { redraw } from '../tell.ts';
import { freshen } from '../versions.ts';
import { rolesInMinutes } from '../viewer.ts';
import { withdrawAccords } from '../withdraw-accords.ts';

/** « Accord »: both leads release the minutes, or the chair alone; on J+2 they leave, later at once (M12). */
export const releaseMinutes = domainCommand({
  name: 'minutes release',
  alias: 'relevé accord',
  group: 'minutes',
  act: 'minutes.release',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    version: integer({ optional: true, hidden: true }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInMinutes,

  async run(turn, values) {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const no = wrongState(turn, minutes, 'draft') ?? outdated(turn, minutes, values.version);
    const refused = await no;
    if (refused) return refused;
    const changed = await readAgain(turn, minutes);
    if (changed) return changed;
    const { leads } = await readLeads(turn.tx, minutes.meeting.committeeId, today(turn));
    const isChair = holdersOf(minutes.meeting, 'PRES').includes(turn.actor.id);
    const roles = accordRoles(leads, turn.actor.id, isChair);
    const accord = { id: turn.actor.id, at: toDate(turn.now) };
    await turn.tx.minutes.update({
      where: { id: minutes.id },
      data: {
        ...(roles.includes('LF') && !minutes.releasedByLfId
          ? { releasedByLfId: accord.id, releasedByLfAt: accord.at }
          : {}),
        ...(roles.includes('LT') && !minutes.releasedByLtId
          ? { releasedByLtId: accord.id, releasedByLtAt: accord.at }
          : {}),
      },
    });
    await journal(turn, 'minutes.released', subjectOf(minutes), {
      after: { version: minutes.version, roles },
    });
    const agreed = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    if (!isReleased(agreed, leads, today(turn))) {
      await redraw(turn, agreed);
      const names = await awaitedNames(turn, agreed);
      return said(turn, agreed, 'minutes.release.waiting', { names });
    }
    const leaves = await leavesOn(turn, agreed);
    if (leaves) {
      await redraw(turn, agreed);
      return said(turn, agreed, 'minutes.release.planned', { when: leaves });
    }
    await sendMinutes(turn, agreed);
    return said(turn, agreed, 'minutes.release.sent', {});
  },
});

/** The register has changed since the draft: what they would agree to is shown, and nothing is agreed to yet. */
async function readAgain(turn: DomainTurn, minutes: MinutesInHand): Promise<Reply | null> {
  const version = await freshen({ tx: turn.tx, now: turn.now, personId: null }, minutes);
  if (version === minutes.version) return null;
  await withdrawAccords(turn, minutes);
  const text = turn.t('minutes.release.changed', { version });
  return presentState(turn, minutes, { tone: 'warning', text });
}

function said(turn: DomainTurn, minutes: MinutesInHand, key: string, values: Record<string, string>) {
  return presentState(turn, minutes, { tone: 'success', text: turn.t(key, values) });
}

/** @returns when the minutes leave by themselves, in words; null when that hour is over */
async function leavesOn(turn: DomainTurn, { meeting, meetingId }: MinutesInHand): Promise<string | null> {
  const hour = await plannedHour(turn.tx, { type: 'meeting', id: meetingId }, { rule: 'M12' });
  if (!hour || Temporal.Instant.compare(hour, turn.now) <= 0) return null;
  const moment = hour.toZonedDateTimeISO(meeting.timeZone).toPlainDateTime();
  return formatDateTime(moment, turn.locale);
}
