import { longText } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import { peopleOfSite } from '../../deployments/audiences.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import { namesById } from '../../people/names-by-id.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { lockAnnouncement, subjectOf } from '../announcement.ts';
import { questionRule, questionsSoFar } from '../questions/question.ts';
import { aboutSent, sentAnnouncement } from '../which-announcement.ts';

/** « J’ai une question »: to the referents of the site alone, who answer in private. */
export const askQuestion = domainCommand({
  name: 'announcement question',
  alias: 'annonce question',
  group: 'announcement',
  byMail: true,
  arguments: {
    ...aboutSent,
    question: longText({ max: 1000, position: 3, rest: true, keys: ['texte'] }),
  },

  async run(turn, values) {
    const { tx, t, actor } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment } = found;
    const announcement = await lockAnnouncement(tx, found.announcement.id);
    const number = 1 + (await questionsSoFar(tx, announcement));
    const { referents } = await peopleOfSite(tx, deployment, dayOn(deployment.site, turn.now));
    const asked = referents.filter((id) => id !== actor.id);
    for (const id of asked)
      await turn.ledger.notify(tx, {
        spaceId: turn.space.id,
        rule: questionRule,
        subject: { ...subjectOf(announcement), version: number },
        recipient: { kind: 'person', id },
        message: 'announcement.asked',
        parameters: { text: values.question, askedById: actor.id },
        nature: 'notice',
        live: true,
        on: goLiveOf(deployment) ?? undefined,
        correlationId: turn.correlationId,
      });
    await journal(turn, 'announcement.asked', subjectOf(announcement), { after: { number } });
    const names = await namesById(tx, asked);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        t('announcement.question.heading', { count: names.size }),
        t('announcement.question.sent', {
          names: formatList([...names.values()], turn.locale, 'disjunction'),
          count: names.size,
        }),
      ),
    };
  },
});
