import type { Block, CommandButton } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { ComposeContext, Composed, Composers } from '../delivery/ledger.ts';
import { meetingThread } from '../meetings/messages/meeting-thread.ts';
import { shortName } from '../people/person-name.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { decisionCard } from './decision-card.ts';
import { readDecision } from './read-decision.ts';
import { type ReservedDecision, reservedDecisions } from './reserved-decisions.ts';
import { ballotCard, countCard, readBallot } from './voting/ballot-card.ts';

/** Every message about decisions and votes. */
export const decisionComposers: Composers = {
  /** In the committee's channels, in the thread of the session (C21); corrections draw it again. */
  'decision.posted': async ({ tx, t }, { subjectId, recipientId }) => {
    const decision = await readDecision(tx, subjectId);
    const thread = decision.meetingId
      ? await meetingThread(tx, { subjectId: decision.meetingId, recipientId })
      : {};
    const { number } = decision;
    return {
      ...thread,
      card: {
        ...decisionCard(decision, t),
        actions: [
          {
            id: 'show',
            label: t('decision.button.show'),
            command: 'decision show',
            arguments: { decision: number },
          },
        ],
      },
    };
  },

  'decision.ballot': async ({ tx, t, personId, redraw }, { subjectId }) => {
    const vote = await readBallot(tx, subjectId);
    if (!vote || !personId || (vote.ballot.state !== 'open' && !redraw)) return null;
    return { card: ballotCard(vote, personId, t) };
  },

  'decision.count': async ({ tx, t, redraw }, { subjectId }) => {
    const vote = await readBallot(tx, subjectId);
    if (!vote || (vote.ballot.state !== 'open' && !redraw)) return null;
    return { card: countCard(vote, t) };
  },

  /** To the chair, who confirms one by one. */
  'decision.toConfirm': (context, delivery) =>
    waitingCard(context, delivery, (decision, t) =>
      (['confirm', 'decline'] as const).map((choice) => ({
        id: `${choice}-${decision.number}`,
        label: t(`decision.button.${choice}`),
        ...(choice === 'confirm' ? { style: 'primary' as const } : {}),
        command: 'decision confirm',
        arguments: { decision: decision.number, choice },
      })),
    ),

  /** To the leads, once the days for confirming are over. */
  'decision.unconfirmed': (context, delivery) =>
    waitingCard(context, delivery, ({ number }, t) => [
      {
        id: `show-${number}`,
        label: t('decision.button.showNumber', { number }),
        command: 'decision show',
        arguments: { decision: number },
      },
    ]),
};

/** What still waits for a confirmation, each decision over its buttons. */
async function waitingCard(
  { tx, t, redraw }: ComposeContext,
  { subjectId, message, parameters }: MessageDelivery,
  buttons: (decision: ReservedDecision, t: Translator) => CommandButton[],
): Promise<Composed | null> {
  const waiting = await reservedDecisions(tx, subjectId);
  if (waiting.length === 0 && !redraw) return null;
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: subjectId } });
  const { insteadOf } = parameters as { insteadOf?: string };
  const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  const until = waiting[0]?.reservedUntil;
  const date = until ? formatDate(plainDate(until), t.locale) : '';
  const blocks: Block[] = until
    ? [
        { kind: 'text', text: t(`${message}.text`, { title: meeting.title, count: waiting.length, date }) },
        ...(away
          ? [{ kind: 'text' as const, text: t('decision.insteadOf', { name: shortName(away) }) }]
          : []),
        ...waiting.flatMap((decision): Block[] => [
          { kind: 'text', text: [{ bold: decision.number }, ` · ${decision.text}`] },
          { kind: 'actions', buttons: buttons(decision, t) },
        ]),
      ]
    : [{ kind: 'text', text: t('decision.toConfirm.none') }];
  // @keys decision.toConfirm.* decision.unconfirmed.*
  return { card: { heading: t(`${message}.heading`, { title: meeting.title }), blocks } };
}
