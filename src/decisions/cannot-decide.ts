import type { Reply } from '../conversation/reply.ts';
import { referenceOf } from '../meetings/meeting.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Sitting } from './sitting.ts';

/** Invariant 1: why this session decides nothing now, and what can be done with the text instead. Nothing is stored. */
export function cannotDecide(
  { t }: Pick<DomainTurn, 't'>,
  { barredBy, quorum, meeting }: Sitting,
  text: string,
): Reply {
  const { needed, represented, seats } = quorum;
  const { code } = meeting.committee;
  const could = barredBy === 'information' && quorum.reached;
  const key = could ? 'couldDecide' : barredBy;
  return {
    outcome: 'refused',
    visibility: 'private',
    card: {
      heading: t('decision.barred.heading'),
      blocks: [
        {
          kind: 'text',
          text: t(`decision.barred.${key}`, { needed, represented, seats, title: meeting.title }),
        },
        ...(could ? [] : [{ kind: 'text' as const, text: t('decision.barred.wayOut') }]),
      ],
      actions: [
        ...(could
          ? [
              {
                id: 'deliberate',
                label: t('session.button.deliberate'),
                style: 'primary' as const,
                command: 'deciding session',
                arguments: { meeting: referenceOf(meeting) },
              },
            ]
          : []),
        {
          id: 'consult',
          label: t('decision.button.consult'),
          command: 'consultation',
          arguments: { question: text, committee: code },
        },
      ],
    },
  };
}
