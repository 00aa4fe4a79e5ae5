import type { CommandButton } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { fullName } from '../../people/person-name.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Numbers } from './tally.ts';

/**
 * A tie that the chair's voice settles: two buttons, each doing the same again with the side it falls on. Nothing is stored here.
 *
 * @param casterId who gives it: the chair, or their substitute where the rules say so
 * @param argument of the command that takes the side
 */
export async function askCasting(
  turn: DomainTurn,
  casterId: string,
  { inFavour, against }: Numbers,
  again: Pick<CommandButton, 'command' | 'arguments'>,
  argument = 'casting',
): Promise<Reply> {
  const { t, tx } = turn;
  const caster = await tx.person.findUniqueOrThrow({ where: { id: casterId } });
  const buttons = (['inFavour', 'against'] as const).map((side) => ({
    id: `casting-${side}`,
    label: t(`decision.casting.${side}`),
    command: again.command,
    arguments: { ...again.arguments, [argument]: side },
  }));
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('decision.casting.heading', { inFavour, against }),
      blocks: [{ kind: 'text', text: t('decision.casting.ask', { name: fullName(caster) }) }],
      actions: buttons,
    },
  };
}
