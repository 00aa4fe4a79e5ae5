import { date, entity, text } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { recorderOf } from '../../decisions/recorder.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { changeConsultation } from '../change-consultation.ts';
import { closedDeadline } from '../closed-deadline.ts';
import { conducted } from '../conducted.ts';
import type { Consultation } from '../consultation.ts';
import { askRules, extendedRules } from '../consultation-timeline.ts';
import { deadlineLine } from '../consultation-words.ts';
import { deadlineProblem, longestDays, readHour } from '../deadline.ts';
import { shown } from '../shown.ts';

/** Another last moment; one that lapsed without a quorum goes on with the votes it has. */
export const extendConsultation = domainCommand({
  name: 'consultation extend',
  alias: 'consultation prolonger',
  group: 'decisions',
  arguments: {
    consultation: entity<Consultation>('consultation', { position: 1 }),
    before: date({ position: 2, keys: ['avant', 'jusqu’au', 'au'] }),
    hour: text({ optional: true, max: 40, keys: ['heure', 'à'] }),
  },

  async run(turn, values): Promise<Reply> {
    const { t, tx, now } = turn;
    const found = await conducted(turn, values.consultation.value, ['open', 'lapsed']);
    if ('reply' in found) return found.reply;
    const { consultation } = found;
    const hour = readHour(values.hour);
    if (!hour) return sayNo(turn, 'consultation.hour', { typed: values.hour ?? '' }, 'hour');
    const { timeZone } = consultation.committee;
    const deadline = values.before.toZonedDateTime({ timeZone, plainTime: hour });
    const problem = deadlineProblem(deadline, now);
    if (problem)
      return sayNo(
        turn,
        `consultation.deadline.${problem}`,
        { day: formatDate(values.before, turn.locale), days: longestDays },
        'before',
      );
    if (consultation.state === 'lapsed')
      await tx.ballot.update({
        where: { id: consultation.ballot.id },
        data: { state: 'open', closedAt: null, version: { increment: 1 } },
      });
    const extended = await changeConsultation(recorderOf(turn), consultation, {
      act: 'consultation.extended',
      data: { state: 'open', closedAt: null, deadlineAt: toDate(deadline.toInstant()) },
      // While it is open the cards and the reminders say it; once it had lapsed, the silent must hear of it.
      rules: consultation.state === 'lapsed' ? extendedRules : askRules,
      after: { deadline: deadline.toInstant().toString() },
    });
    const reply = shown(turn, extended);
    const done = t('consultation.extended', {
      deadline: deadlineLine(extended, t),
      count: extended.count.silent.length,
    });
    return {
      ...reply,
      card: reply.card && {
        ...reply.card,
        blocks: [
          { kind: 'notice', tone: 'success', text: done },
          ...(await closedDeadline(turn, extended)),
          ...reply.card.blocks,
        ],
      },
    };
  },
});
