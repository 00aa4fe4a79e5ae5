import { ownerName } from '../actions/action-card.ts';
import { readableActionsOf } from '../actions/readable-actions.ts';
import { formatDate } from '../conversation/format.ts';
import { decisionButtons } from '../decisions/decision-buttons.ts';
import { decisionCard } from '../decisions/decision-card.ts';
import { storyOf } from '../decisions/decision-story.ts';
import { type DecisionWithStory, readDecision } from '../decisions/read-decision.ts';
import { readableDecisions } from '../decisions/readable-decisions.ts';
import { plainDate } from '../time.ts';
import { type BoardView, framed, type PageFound } from './page-frame.ts';
import { cell, tableOr, text } from './parts.ts';
import { pathOf } from './paths.ts';

/** One decision: what it says, how it was voted, what it replaces and what replaced it, what follows from it. */
export async function decisionPage(view: BoardView, number: string): Promise<PageFound> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const row = await tx.decision.findFirst({ where: { number, committeeId: committee.id } });
  if (!row) return null;
  const readable = await tx.decision.count({
    where: { AND: [await readableDecisions(turn), { id: row.id }] },
  });
  if (readable === 0) return 'forbidden';
  const decision = await readDecision(tx, row.id);
  const card = decisionCard(decision, t);
  const buttons = await decisionButtons(turn, decision);
  return framed(view, {
    path: pathOf(committee.code, 'decisions', number),
    current: 'decisions',
    title: card.heading ?? number,
    sections: [
      {
        id: 'decision',
        heading: t('board.section.decision'),
        parts: [
          ...card.blocks,
          ...chainLinks(view, decision),
          ...(card.footer ? [text(card.footer)] : []),
          ...(buttons.length > 0 ? [{ kind: 'acts' as const, acts: buttons }] : []),
        ],
      },
      { id: 'follow', heading: t('board.section.follow'), parts: [await actionsOf(view, decision)] },
      {
        id: 'story',
        heading: t('board.section.story'),
        parts: [{ kind: 'list', items: await storyOf(tx, decision, t) }],
      },
    ],
  });
}

/** The decisions before and after it. */
function chainLinks({ committee }: BoardView, { supersedes, supersededBy }: DecisionWithStory) {
  const chain = [...(supersedes ? [supersedes] : []), ...supersededBy];
  const links = chain.map(({ number, text: said }) => ({
    label: `${number} · ${said}`,
    path: pathOf(committee.code, 'decisions', number),
  }));
  return links.length > 0 ? [{ kind: 'links' as const, links }] : [];
}

async function actionsOf({ turn }: BoardView, decision: DecisionWithStory) {
  const { t } = turn;
  const actions = await readableActionsOf(turn, decision);
  return tableOr(t('board.actions.none'), {
    caption: t('board.section.follow'),
    columns: ['action', 'owner', 'due', 'state'].map((name) => t(`board.column.${name}`)),
    rows: actions.map((action) => ({
      cells: [
        cell([{ bold: action.number }, ` · ${action.text}`]),
        cell(ownerName(action, t)),
        cell(formatDate(plainDate(action.dueOn), t.locale, { weekday: false })),
        cell(t(`action.state.${action.state}`)),
      ],
    })),
  });
}
