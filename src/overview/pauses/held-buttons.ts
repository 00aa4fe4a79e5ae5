import type { CommandButton } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';

/** What becomes of messages that a pause held back. */
export const settleCommands = { send: 'pause send', drop: 'pause drop' } as const;

/** « Envoyer ce qui est encore vrai » · « Abandonner ». @param count messages held back @param site code of the site that was paused */
export function heldButtons(t: Translator, count: number, site: string | null): CommandButton[] {
  const button = (name: keyof typeof settleCommands, more: Partial<CommandButton>): CommandButton => ({
    id: `pause-${name}`,
    // @keys overview.pause.choice.*
    label: t(`overview.pause.choice.${name}`),
    command: settleCommands[name],
    arguments: site ? { site } : {},
    ...more,
  });
  return [
    button('send', { style: 'primary' }),
    button('drop', { confirm: t('overview.pause.dropConfirm', { count }) }),
  ];
}
