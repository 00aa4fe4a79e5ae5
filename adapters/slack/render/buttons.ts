import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button, CommandButton } from '../../../src/conversation/card.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import { cut, limits } from './limits.ts';
import { clean, isWebAddress, oneLine, plain } from './text-objects.ts';

/** @returns the value of a button's command (button-value.ts). */
export type ValueOf = (button: CommandButton) => string;

/** Draws the buttons of one message: no two get the same action_id. */
export type DrawButtons = (buttons: readonly Button[]) => ActionsBlock[];

/** Separates a button's id from the number that makes it unique. */
const separator = '~';

export function buttonDrawer(t: Translator, carriedBy: ValueOf): DrawButtons {
  const taken = new Set<string>();
  const draw = (button: Button): SlackButton[] => {
    const target = 'url' in button ? linkOf(button.url) : { value: carriedBy(button) };
    if (!target) return [];
    const label = oneLine(button.label) || oneLine(button.id) || '…';
    return [
      {
        type: 'button',
        action_id: actionId(button.id, taken),
        text: plain(label, limits.buttonText),
        ...target,
        ...(button.style ? { style: button.style } : {}),
        ...('confirm' in button && button.confirm
          ? { confirm: question(button.confirm, label, button.style === 'danger', t) }
          : {}),
      },
    ];
  };
  return (buttons) => {
    const elements = buttons.flatMap(draw);
    const blocks: ActionsBlock[] = [];
    for (let start = 0; start < elements.length; start += limits.actionsElements)
      blocks.push({ type: 'actions', elements: elements.slice(start, start + limits.actionsElements) });
    return blocks;
  };
}

/** @returns the id of the card's button that an action_id stands for. */
export function buttonIdOf(actionId: string): string {
  return actionId.replace(new RegExp(`${separator}\\d+$`), '');
}

function actionId(id: string, taken: Set<string>): string {
  const own = cut(clean(id), limits.actionId - 6, '');
  const stem = own.trim() === '' ? 'button' : own;
  let candidate = stem;
  for (let number = 2; taken.has(candidate); number++) candidate = `${stem}${separator}${number}`;
  taken.add(candidate);
  return candidate;
}

/** Slack opens web addresses only; a button with another one is left out. */
function linkOf(url: string): { url: string } | null {
  return isWebAddress(url) && url.length <= limits.url ? { url } : null;
}

function question(text: string, label: string, dangerous: boolean, t: Translator): SlackButton['confirm'] {
  return {
    title: plain(label, limits.confirmTitle),
    text: plain(oneLine(text) || label, limits.confirmText),
    confirm: plain(t('slack.render.confirm.yes'), limits.confirmButton),
    deny: plain(t('slack.render.confirm.no'), limits.confirmButton),
    ...(dangerous ? { style: 'danger' } : {}),
  };
}
