import type { Reply } from '../../conversation/reply.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { recorderOf } from '../recorder.ts';
import { holdTie } from '../settle-decision.ts';
import { askCasting } from './ask-casting.ts';
import type { Numbers } from './tally.ts';

/**
 * A tie that the chair's voice settles: the decision is kept as a draft with its numbers, whether or not somebody answers.
 *
 * @param draft taken into the session
 * @param casterId who gives that voice
 * @param voices that could be heard
 */
export async function keepTie(
  turn: DomainTurn,
  draft: Decision,
  { casterId, voices, tied }: { casterId: string; voices: number; tied: Numbers },
): Promise<Reply> {
  const { number, text } = await holdTie(recorderOf(turn), draft, { voices, ...tied });
  const again = { command: 'vote casting', arguments: { decision: number } };
  const asked = await askCasting(turn, casterId, tied, again, 'side');
  const { card } = asked;
  return {
    ...asked,
    outcome: 'done',
    card: card && {
      ...card,
      blocks: [
        { kind: 'text', text: [{ bold: number }, ` · ${text}`] },
        ...card.blocks,
        { kind: 'text', text: turn.t('decision.casting.kept', { number }) },
      ],
    },
  };
}
