import { entity } from '../conversation/arguments.ts';
import type { CommandButton } from '../conversation/card.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { readingOfMeeting } from '../meetings/reading-of-meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import { unreadable } from '../people/reading.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { meetingOfWeather } from './meeting-of-weather.ts';
import { weatherBlocks } from './weather-card.ts';
import { weatherSheet } from './weather-sheet.ts';

/** C55: the weather of a meeting, with its trend: whole for who may read its minutes, in short for who may read a summary. */
export const showWeather = domainCommand({
  name: 'weather',
  alias: 'météo',
  group: 'risks',
  readOnly: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { position: 2, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const found = await meetingOfWeather(turn, values);
    if ('problem' in found) return sayNo(turn, found.problem, { committee: found.committee });
    const { meeting } = found;
    const reading = await readingOfMeeting(turn, meeting);
    if (reading !== 'whole' && reading !== 'summary') return unreadable(turn, meeting.committeeId);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: turn.t('weather.heading', { title: meeting.title }),
        blocks: await weatherBlocks(turn.tx, meeting, turn.t, reading === 'summary'),
        actions: await ownButton(turn, meeting),
      },
    };
  },
});

async function ownButton(turn: DomainTurn, meeting: MeetingWithPeople): Promise<CommandButton[]> {
  if (!isAhead(meeting)) return [];
  const { card, missing } = await weatherSheet(turn.tx, meeting, turn.actor.id, turn.t);
  if (!card) return [];
  return [
    {
      id: 'give',
      label: turn.t(missing > 0 ? 'weather.button.give' : 'weather.button.mine'),
      ...(missing > 0 && { style: 'primary' }),
      command: 'weather give',
      arguments: { meeting: referenceOf(meeting) },
    },
  ];
}
