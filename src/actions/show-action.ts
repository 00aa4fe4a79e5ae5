import { entity } from '../conversation/arguments.ts';
import type { CommandButton, Field } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import { fullName } from '../people/person-name.ts';
import { domainCommand } from '../people/turn.ts';
import type { ActionItem } from '../store/generated/client.ts';
import { actionParts, isOpen } from './action.ts';
import { actionFields, checkButtons, leadButtons, ownerButtons } from './action-card.ts';
import { leads } from './change-action.ts';

/** One action whole, with what the reader may do about it. */
export const showAction = domainCommand({
  name: 'action show',
  alias: 'action voir',
  group: 'actions',
  readOnly: true,
  arguments: { action: entity<ActionItem>('action', { position: 1 }) },

  async run(turn, values) {
    const { t, tx } = turn;
    const { id } = values.action.value;
    const action = await tx.actionItem.findUniqueOrThrow({ where: { id }, include: actionParts });
    const fields: Field[] = [
      ...actionFields(action, t, { owner: true }),
      { label: t('action.field.state'), value: t(`action.state.${action.state}`) },
      { label: t('action.field.priority'), value: t(`command.action.argument.priority.${action.priority}`) },
    ];
    const contributors = await tx.person.findMany({ where: { id: { in: action.contributorIds } } });
    if (contributors.length > 0)
      fields.push({
        label: t('action.field.contributors'),
        value: formatList(contributors.map(fullName), t.locale),
      });
    const site = action.siteId ? await tx.site.findUnique({ where: { id: action.siteId } }) : null;
    if (site) fields.push({ label: t('action.field.site'), value: site.name });
    const risk = action.riskId ? await tx.risk.findUnique({ where: { id: action.riskId } }) : null;
    if (risk) fields.push({ label: t('action.field.risk'), value: `${risk.number} · ${risk.title}` });
    const mine = action.ownerId === turn.actor.id;
    const runs = await leads(turn, action);
    const actions: CommandButton[] = isOpen(action)
      ? [...(mine ? ownerButtons(action, t) : []), ...(runs ? leadButtons(action, t) : [])]
      : action.state === 'done' && runs
        ? checkButtons(action, t)
        : [];
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('action.heading', { number: action.number }),
        blocks: [
          { kind: 'text', text: action.text },
          { kind: 'fields', fields },
        ],
        actions: onceEach(actions),
      },
    };
  },
});

/** A lead who owns the action has the same button from both sides. */
function onceEach(buttons: readonly CommandButton[]): CommandButton[] {
  return [...new Map(buttons.toReversed().map((button) => [button.id, button])).values()].toReversed();
}
