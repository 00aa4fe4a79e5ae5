import { entity } from '../../conversation/arguments.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { loadMeeting } from '../../meetings/meeting.ts';
import { overStates } from '../../meetings/meeting-stage.ts';
import { readingOfMeeting } from '../../meetings/reading-of-meeting.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { unreadable } from '../../people/reading.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { readMinutes } from '../minutes.ts';
import { minutesCard } from '../minutes-card.ts';
import { noMinutes } from '../present-state.ts';
import { viewerOf } from '../viewer.ts';

/** The version that stands, by rights: whole, in short, or one’s own points (4.5, « Read minutes »). */
export const showMinutes = domainCommand({
  name: 'minutes',
  alias: 'relevé',
  synonyms: ['compte-rendu', 'cr'],
  group: 'minutes',
  readOnly: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { position: 2, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    const meeting = values.meeting?.value ?? (committee && (await lastHeld(turn, committee.id)));
    if (!meeting) return sayNo(turn, 'minutes.whichMeeting');
    if (!(await readingOfMeeting(turn, meeting))) return unreadable(turn, meeting.committeeId);
    const minutes = await readMinutes(turn.tx, meeting.id);
    if (!minutes) return noMinutes(turn, meeting);
    const viewer = await viewerOf(turn, minutes);
    if (viewer)
      return {
        outcome: 'done',
        visibility: 'private',
        card: minutesCard(minutes, viewer, turn.t, turn.links),
      };
    return sayNo(turn, 'minutes.inPreparation', { title: meeting.title });
  },
});

async function lastHeld(turn: DomainTurn, committeeId: string): Promise<MeetingWithPeople | null> {
  const last = await turn.tx.meeting.findFirst({
    where: { committeeId, state: { in: [...overStates] }, minutes: { isNot: null } },
    orderBy: { startsAt: 'desc' },
    select: { id: true },
  });
  return last && loadMeeting(turn.tx, last.id);
}
