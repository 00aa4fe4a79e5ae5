import { entity } from '../../conversation/arguments.ts';
import { formatDateTimeRange } from '../../conversation/format.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { countAnswers } from '../answers.ts';
import { endOf, meetingParts, referenceOf, startOf } from '../meeting.ts';
import { answerOf } from '../names.ts';

/** How many meetings a list shows. */
const shown = 20;

/** The meetings ahead, each with one's own answer and the counter. */
export const meetings = domainCommand({
  name: 'meetings',
  alias: 'réunions',
  group: 'meetings',
  readOnly: true,
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const { t } = turn;
    const ahead = await turn.tx.meeting.findMany({
      where: {
        spaceId: turn.space.id,
        committeeId: values.committee?.value.id,
        state: { notIn: ['cancelled', 'draft'] },
        startsAt: { gte: toDate(turn.now) },
      },
      include: meetingParts,
      orderBy: { startsAt: 'asc' },
      take: shown,
    });
    if (ahead.length === 0)
      return {
        outcome: 'done',
        visibility: 'private',
        card: {
          heading: t('meeting.list.heading'),
          blocks: [{ kind: 'text', text: t('meeting.list.none') }],
        },
      };
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('meeting.list.heading'),
        blocks: [
          {
            kind: 'list',
            items: ahead.map((meeting) => {
              const count = countAnswers(meeting.invitations, meeting.dateVersion);
              const invited = meeting.invitations.some(
                (one) => one.personId === turn.actor.id && !one.withdrawn,
              );
              const answer = answerOf(meeting, turn.actor.id);
              const own = answer
                ? t('meeting.list.answer', { answer: t(`meeting.answer.${answer}`) })
                : t('meeting.list.noAnswer');
              const counter = t('meeting.list.count', { answered: count.answered, invited: count.invited });
              return {
                text: [
                  { bold: `${meeting.title} (${referenceOf(meeting)})` },
                  ` · ${formatDateTimeRange(startOf(meeting).toPlainDateTime(), endOf(meeting).toPlainDateTime(), t.locale)}`,
                ],
                detail: invited ? `${own} · ${counter}` : counter,
              };
            }),
          },
        ],
      },
    };
  },
});
