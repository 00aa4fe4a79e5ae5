import { integer, longText } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteOf } from '../../sites/site-argument.ts';
import { lockAnnouncement, subjectOf } from '../announcement.ts';
import { answerRule, findAnswer, findQuestion } from '../questions/question.ts';
import { questionCard } from '../questions/question-card.ts';
import { aboutSent, sentAnnouncement } from '../which-announcement.ts';

/** A referent answers who asked, in private; the first answer is the one that is sent. */
export const answerQuestion = domainCommand({
  name: 'announcement answer',
  alias: 'annonce répondre',
  group: 'announcement',
  hidden: true,
  act: 'announcement.followUp',
  arguments: {
    ...aboutSent,
    number: integer({ min: 1, keys: ['n', 'numéro'] }),
    answer: longText({ max: 1500, keys: ['réponse'] }),
  },
  siteOf,

  async run(turn, values) {
    const { tx, t } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment } = found;
    const announcement = await lockAnnouncement(tx, found.announcement.id);
    const question = await findQuestion(tx, announcement, values.number);
    if (!question) return sayNo(turn, 'announcement.question.unknown', {}, 'number');
    const already = await findAnswer(tx, announcement, question.number);
    if (!already) {
      await turn.ledger.notify(tx, {
        spaceId: turn.space.id,
        rule: answerRule,
        subject: { ...subjectOf(announcement), version: question.number },
        recipient: { kind: 'person', id: question.askedById },
        message: 'announcement.answered',
        parameters: {
          text: question.text,
          askedById: question.askedById,
          answer: values.answer,
          answeredById: turn.actor.id,
        },
        nature: 'notice',
        correlationId: turn.correlationId,
      });
      await journal(turn, 'announcement.answered', subjectOf(announcement), {
        after: { number: question.number },
      });
      await turn.ledger.refresh(tx, subjectOf(announcement), turn.correlationId);
    }
    const drawn = await questionCard(tx, deployment, announcement, question, t);
    const text = t(already ? 'announcement.answer.already' : 'announcement.answer.sent');
    return {
      outcome: already ? 'invalid' : 'done',
      visibility: 'private',
      card: {
        ...drawn,
        blocks: [{ kind: 'notice', tone: already ? 'neutral' : 'success', text }, ...drawn.blocks],
      },
    };
  },
});
