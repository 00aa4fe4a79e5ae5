/** A correction about a vote is made in the register, from which minutes take their votes: what is written beside never contradicts them. */
import type { CommandButton } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { MinutesDecision, MinutesItem } from './content.ts';
import type { MinutesInHand } from './minutes.ts';
import { votesOf } from './minutes-words.ts';
import { decisionsMeant, votesSaid } from './votes-said.ts';

/** Decisions whose vote is offered to be corrected at once. */
const offered = 4;

interface Said {
  /** What would stand in the minutes. */
  said: string;
  /** What was asked for. */
  asked: string;
  item?: MinutesItem;
}

/** @returns the way to correct the vote first, when what would be written counts another one than the register; null otherwise */
export function correctVotesFirst(turn: DomainTurn, minutes: MinutesInHand, said: Said): Reply | null {
  const meant = decisionsIn(minutes, said);
  if (votesSaid(said.said, meant) !== 'contradicts') return null;
  const { t } = turn;
  const voted = meant.filter(({ votes }) => votes !== null).slice(0, offered);
  return {
    outcome: 'invalid',
    visibility: 'private',
    card: {
      heading: t('minutes.votes.heading'),
      blocks: [
        { kind: 'text', text: t('minutes.votes.first') },
        {
          kind: 'list',
          items: voted.map((one) => ({
            text: [{ bold: one.number }, ` · ${one.text}`],
            detail: voteLine(one, turn),
          })),
        },
      ],
      actions: voted.map(
        ({ number }): CommandButton => ({
          id: `vote-${number}`,
          label: t('minutes.button.vote', { number }),
          command: 'vote enter',
          arguments: { decision: number },
        }),
      ),
    },
  };
}

/** @returns that the votes stand as they were, when a correction that was accepted speaks of one; null otherwise */
export function voteStands(turn: DomainTurn, minutes: MinutesInHand, said: Said): string | null {
  const meant = decisionsIn(minutes, said);
  if (votesSaid(said.said, meant) !== 'mentions') return null;
  const votes = meant.flatMap((one) => (one.votes ? [`${one.number}, ${voteLine(one, turn)}`] : []));
  return turn.t('minutes.votes.stand', { votes: formatList(votes, turn.locale) });
}

function decisionsIn({ content }: MinutesInHand, { said, asked, item }: Said): MinutesDecision[] {
  return decisionsMeant(`${said} ${asked}`, item?.decisions, content.decisions);
}

function voteLine(decision: MinutesDecision, { t }: DomainTurn): string {
  return [t(`minutes.decisionState.${decision.state}`), votesOf(decision, t)].filter(Boolean).join(' ');
}
