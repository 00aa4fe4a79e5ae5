import { integer } from '../../conversation/arguments.ts';
import type { CommandButton, ListItem } from '../../conversation/card.ts';
import { domainCommand } from '../../people/turn.ts';
import { type Consultation, takesVotes } from '../consultation.ts';
import { counterLine, deadlineLine, voteLine } from '../consultation-words.ts';
import { readableConsultations } from '../resolve-consultation.ts';

/** Consultations on one page. */
const onPage = 10;

/** The consultations one may read, the latest first, page by page. */
export const listConsultations = domainCommand({
  name: 'consultations',
  alias: 'consultations',
  group: 'decisions',
  readOnly: true,
  arguments: { page: integer({ optional: true, hidden: true, min: 1, max: 1000 }) },

  async run(turn, { page = 1 }) {
    const { t, now } = turn;
    const all = await readableConsultations(turn, {});
    const line = (one: Consultation): ListItem => ({
      text: [{ bold: one.number }, ` · ${one.question}`],
      detail: takesVotes(one, now)
        ? t('consultation.list.open', { counter: counterLine(one, t), deadline: deadlineLine(one, t) })
        : t(`consultation.state.${one.state}`, { votes: voteLine(one, t) }),
    });
    const next: CommandButton = {
      id: 'next',
      label: t('consultation.button.next'),
      command: 'consultations',
      arguments: { page: String(page + 1) },
    };
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('consultation.list.heading'),
        blocks:
          all.length === 0
            ? [{ kind: 'text', text: t('consultation.list.none') }]
            : [{ kind: 'list', items: all.slice((page - 1) * onPage, page * onPage).map(line) }],
        actions: all.length > page * onPage ? [next] : [],
      },
    };
  },
});
