import { flag } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { askFirst } from '../../people/ask-first.ts';
import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { toDate } from '../../time.ts';
import { threadToChange } from '../found-thread.ts';
import { refreshEverywhere } from '../refresh-cards.ts';

/** A published sheet is taken back: what was posted says so where the platform can, and nobody reads it any more. */
export const withdrawLessons = domainCommand({
  name: 'lessons withdraw',
  alias: 'rex retirer',
  group: 'lesson',
  act: 'rex.publish',
  arguments: {
    site: siteArgument(),
    confirmed: flag({ hidden: true }),
  },
  siteOf,

  async run(turn, values) {
    const { t } = turn;
    const site = values.site.value;
    const found = await threadToChange(turn, site, ['published']);
    if ('reply' in found) return found.reply;
    if (!values.confirmed)
      return askFirst({
        heading: t('lesson.withdraw.heading', { site: site.name }),
        blocks: [{ kind: 'text', text: t('lesson.withdraw.ask') }],
        button: {
          id: 'confirm',
          label: t('lesson.button.withdraw'),
          style: 'danger',
          command: 'lessons withdraw',
          arguments: { site: site.code, confirmed: 'true' },
        },
      });
    await turn.tx.lessonsThread.update({
      where: { id: found.thread.id },
      data: { state: 'withdrawn', withdrawnAt: toDate(turn.now) },
    });
    await journal(turn, 'lesson.withdrawn', { type: 'lessonsThread', id: found.thread.id });
    await refreshEverywhere(turn, found.thread);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: card(undefined, t('lesson.withdraw.done')),
    };
  },
});
