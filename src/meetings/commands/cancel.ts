import { entity, flag, integer, longText } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import { cancelMeeting } from '../change-meeting.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { spokenTitle } from '../spoken-title.ts';
import { cannotChange, toldCount } from './cannot-change.ts';

/** C17: asks first, then tells everybody who was told, once. */
export const cancel = domainCommand({
  name: 'cancel',
  alias: 'annuler',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    reason: longText({ position: 2, rest: true, optional: true, max: 300, keys: ['raison', 'motif'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
    version: integer({ optional: true, hidden: true }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  precondition: async (turn, { meeting }) => cannotChange(turn, meeting.value, undefined),

  async run(turn, values) {
    const { t } = turn;
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const refusal = cannotChange(turn, meeting, values.version);
    if (refusal) return refusal;
    if (!values.confirmed) {
      return {
        outcome: 'preview',
        visibility: 'private',
        card: {
          heading: t('meeting.cancel.preview', spokenTitle(meeting, t)),
          blocks: [
            { kind: 'text', text: whenLine(meeting, t) },
            ...(values.reason
              ? [{ kind: 'text' as const, text: t('meeting.cancelled.reason', { reason: values.reason }) }]
              : []),
            { kind: 'text', text: t('meeting.cancel.willTell', { count: await toldCount(turn, meeting) }) },
          ],
          actions: [
            {
              id: 'confirm',
              label: t('meeting.cancel.confirm'),
              style: 'danger',
              command: 'cancel',
              arguments: {
                meeting: referenceOf(meeting),
                ...(values.reason ? { reason: values.reason } : {}),
                version: String(meeting.version),
                confirmed: 'true',
              },
            },
          ],
        },
      };
    }
    const changed = await cancelMeeting(turn, meeting, values.reason);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: t('meeting.cancelled.heading', { title: meeting.title }),
        blocks: [
          {
            kind: 'text',
            text: t('meeting.move.told', { count: await toldCount(turn, changed.meeting) }),
          },
        ],
      },
    };
  },
});
