import type { ActionWithParts } from '../../actions/action.ts';
import { ownerName } from '../../actions/action-card.ts';
import { readableActionsOf } from '../../actions/readable-actions.ts';
import { entity } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { decisionReply } from '../decision-reply.ts';
import { storyOf } from '../decision-story.ts';
import { readDecision } from '../read-decision.ts';

/** Everything about one decision: its vote, what it replaces and what replaced it, the actions it led to, its story. */
export const showDecision = domainCommand({
  name: 'decision show',
  alias: 'décision voir',
  group: 'decisions',
  readOnly: true,
  arguments: { decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }) },

  async run(turn, values) {
    const { t, tx } = turn;
    const decision = await readDecision(tx, values.decision.value.id);
    const more: Block[] = [
      ...actionBlocks(await readableActionsOf(turn, decision), t),
      { kind: 'list', heading: t('decision.story.heading'), items: await storyOf(tx, decision, t) },
    ];
    return { ...(await decisionReply(turn, decision.id, { more })), replaces: false };
  },
});

function actionBlocks(actions: readonly ActionWithParts[], t: Translator): Block[] {
  if (actions.length === 0) return [];
  const items = actions.map((action) => ({
    text: [{ bold: action.number }, ` · ${action.text}`],
    detail: `${ownerName(action, t)} · ${formatDate(plainDate(action.dueOn), t.locale)}`,
  }));
  return [{ kind: 'list', heading: t('decision.actions.heading'), items }];
}
