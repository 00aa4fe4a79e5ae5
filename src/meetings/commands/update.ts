import { duration, entity, text, url } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { type MeetingDetails, renameMeeting, updateMeeting } from '../change-meeting.ts';
import { lockMeeting, type MeetingWithPeople } from '../meeting.ts';
import { placeFields, whenLine } from '../meeting-card.ts';
import { spokenTitle } from '../spoken-title.ts';
import { cannotChange, toldCount } from './cannot-change.ts';

/** C13: place, link, length or title of a meeting; the calendar entry is the same, one sequence higher. */
export const update = domainCommand({
  name: 'update',
  alias: 'modifier',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
    link: url({ optional: true, keys: ['lien', 'visio'] }),
    duration: duration({ optional: true, keys: ['durée'] }),
    title: text({ optional: true, max: 120, keys: ['titre', 'intitulé'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,

  async run(turn, values) {
    const { t } = turn;
    let meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const refusal = cannotChange(turn, meeting, undefined);
    if (refusal) return refusal;
    const details: MeetingDetails = {};
    if (values.place && values.place !== meeting.place) details.place = values.place;
    if (values.link && values.link !== meeting.videoLink) details.videoLink = values.link;
    if (values.duration && values.duration !== meeting.durationMinutes)
      details.durationMinutes = values.duration;
    const renamed = values.title !== undefined && values.title !== meeting.title;
    const material = Object.keys(details).length > 0;
    if (!material && !renamed) return sayNo(turn, 'meeting.update.nothing', spokenTitle(meeting, t));
    if (renamed && values.title) meeting = await renameMeeting(turn, meeting, values.title);
    const changed = material ? await updateMeeting(turn, meeting, details) : null;
    const now = changed?.meeting ?? meeting;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('meeting.updated.heading', { title: now.title }),
        blocks: [
          { kind: 'text', text: [{ bold: whenLine(now, t) }] },
          { kind: 'fields', fields: placeFields(now, t) },
          {
            kind: 'text',
            text: changed
              ? t('meeting.move.told', { count: await toldCount(turn, now) })
              : t('meeting.update.quiet'),
          },
        ],
      },
    };
  },
});
