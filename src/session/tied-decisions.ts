/** Decisions of a session that as many were for as against: they wait for the voice that settles them (C09). */
import type { Block, CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

export type TiedDecision = Pick<Decision, 'number' | 'text' | 'votesFor' | 'votesAgainst' | 'abstentions'>;

export function readTied(tx: Transaction, meetingId: string): Promise<TiedDecision[]> {
  return tx.decision.findMany({
    where: { meetingId, state: 'draft', votesFor: { not: null }, ballots: { none: { state: 'open' } } },
    select: { number: true, text: true, votesFor: true, votesAgainst: true, abstentions: true },
    orderBy: { number: 'asc' },
  });
}

/** Each with its numbers, over the two sides. */
export function tiedBlocks(tied: readonly TiedDecision[], t: Translator): Block[] {
  return tied.flatMap(({ number, text, votesFor, votesAgainst, abstentions }): Block[] => [
    {
      kind: 'list',
      items: [
        {
          text: [{ bold: number }, ` · ${text}`],
          detail: t('session.tied', {
            inFavour: votesFor ?? 0,
            against: votesAgainst ?? 0,
            abstentions: abstentions ?? 0,
          }),
          tone: 'warning',
        },
      ],
    },
    {
      kind: 'actions',
      buttons: (['inFavour', 'against'] as const).map(
        (side): CommandButton => ({
          id: `casting-${side}-${number}`,
          label: t(`session.button.casting.${side}`),
          command: 'vote casting',
          arguments: { decision: number, side },
        }),
      ),
    },
  ]);
}
