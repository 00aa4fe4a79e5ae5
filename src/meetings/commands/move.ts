import { dateTime, duration, entity, flag, integer } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDateTimeRange } from '../../conversation/format.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { peopleOf } from '../audiences.ts';
import { moveMeeting } from '../change-meeting.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { pastBlock, warningBlock } from '../schedule-card.ts';
import { scheduleWarnings } from '../schedule-warnings.ts';
import { slotFacts } from '../slot-facts.ts';
import { spokenTitle } from '../spoken-title.ts';
import { cannotChange, toldCount } from './cannot-change.ts';

/** C17: shows what a move touches, then does it on confirmation. */
export const move = domainCommand({
  name: 'move',
  alias: 'déplacer',
  synonyms: ['reporter', 'décaler', 'reschedule'],
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    when: dateTime({ position: 2, keys: ['quand', 'date', 'au'] }),
    duration: duration({ position: 3, optional: true, keys: ['durée'] }),
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
    const start = values.when.local;
    const durationMinutes = values.duration ?? values.when.durationMinutes ?? meeting.durationMinutes;
    const range = formatDateTimeRange(start, start.add({ minutes: durationMinutes }), turn.locale);
    if (Temporal.Instant.compare(start.toZonedDateTime(meeting.timeZone).toInstant(), turn.now) <= 0)
      return sayNo(
        turn,
        turn.via === 'form' ? 'meeting.past' : 'meeting.move.past',
        { when: range, reference: referenceOf(meeting) },
        'when',
      );
    const startsLocal = start.toString({ smallestUnit: 'minute' });
    if (startsLocal === meeting.startsLocal && durationMinutes === meeting.durationMinutes)
      return sayNo(turn, 'meeting.move.same', { ...spokenTitle(meeting, t), when: range });
    if (!values.confirmed)
      return {
        outcome: 'preview',
        visibility: 'private',
        card: {
          heading: t('meeting.move.preview', spokenTitle(meeting, t)),
          blocks: await previewBlocks(turn, meeting, start, durationMinutes),
          actions: [
            {
              id: 'confirm',
              label: t('meeting.move.confirm'),
              style: 'primary',
              command: 'move',
              arguments: {
                meeting: referenceOf(meeting),
                when: startsLocal,
                duration: `${durationMinutes} min`,
                version: String(meeting.version),
                confirmed: 'true',
              },
            },
          ],
        },
      };
    const changed = await moveMeeting(turn, meeting, start, durationMinutes);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: t('meeting.moved.heading', { title: meeting.title }),
        blocks: [
          { kind: 'text', text: [{ bold: whenLine(changed.meeting, t) }] },
          {
            kind: 'text',
            text: t('meeting.move.told', { count: await toldCount(turn, changed.meeting) }),
          },
          ...pastBlock(turn, changed.plan),
        ],
      },
    };
  },
});

async function previewBlocks(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  start: Temporal.PlainDateTime,
  durationMinutes: number,
): Promise<Block[]> {
  const { t } = turn;
  const committee = await turn.tx.committee.findUniqueOrThrow({
    where: { id: meeting.committeeId },
    include: { organisation: true, space: true },
  });
  const facts = await slotFacts(turn.tx, {
    committee,
    start,
    durationMinutes,
    people: peopleOf(meeting),
    except: meeting.id,
    now: turn.now,
    locale: turn.locale,
  });
  const answered = meeting.invitations.filter(
    (one) => one.answerVersion === meeting.dateVersion && one.answer !== null,
  );
  return [
    {
      kind: 'fields',
      fields: [
        { label: t('meeting.move.from'), value: whenLine(meeting, t) },
        {
          label: t('meeting.move.to'),
          value: [{ bold: formatDateTimeRange(start, start.add({ minutes: durationMinutes }), turn.locale) }],
        },
      ],
    },
    { kind: 'text', text: t('meeting.move.willTell', { count: await toldCount(turn, meeting) }) },
    ...(answered.length > 0
      ? [{ kind: 'text' as const, text: t('meeting.move.answersReset', { count: answered.length }) }]
      : []),
    ...scheduleWarnings(facts).map((warning) => warningBlock(turn, warning)),
  ];
}
