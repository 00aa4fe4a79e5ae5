import { entity } from '../../conversation/arguments.ts';
import { type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { domainCommand } from '../../people/turn.ts';
import { isFilled } from '../attendance-document.ts';
import { rolesInMinutes } from '../viewer.ts';

/** Sheets to print: the one people sign, blank before the meeting and filled after it, and the agenda. */
export const attendanceSheet = domainCommand({
  name: 'attendance sheet',
  alias: 'feuille d’émargement',
  synonyms: ['feuille émargement', 'feuille présence'],
  group: 'minutes',
  act: 'meeting.conduct',
  readOnly: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInMinutes,

  async run({ t, links }, { meeting: { value: meeting } }) {
    const reference = referenceOf(meeting);
    const button = (kind: 'attendance' | 'agenda', format: 'pdf' | 'docx') => ({
      id: `${kind}-${format}-${reference}`,
      label: t(`minutes.button.${kind}.${format}`),
      url: links.document(kind, meeting.id, format),
    });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('minutes.sheet.heading', { title: meeting.title }),
        blocks: [
          { kind: 'text', text: whenLine(meeting, t) },
          { kind: 'text', text: t(isFilled(meeting) ? 'minutes.sheet.filled' : 'minutes.sheet.blank') },
        ],
        actions: [
          button('attendance', 'pdf'),
          button('attendance', 'docx'),
          button('agenda', 'pdf'),
          button('agenda', 'docx'),
        ],
      },
    };
  },
});
