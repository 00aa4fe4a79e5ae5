/** What who keeps the session is sent: the card to open and hold it, and what needs an answer. */

import { type Card, card } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { endOf, loadMeeting, referenceOf, startOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { shortName } from '../../people/person-name.ts';
import { keeperToday } from '../keeper-today.ts';
import { noQuorumChoices } from '../no-quorum-choices.ts';
import { presenceFields, quorumLine } from '../presence-fields.ts';
import { readSession, type Session } from '../session.ts';
import { conductButtons, conductCard } from '../session-card.ts';

/** M10: at the hour, the button that opens; the same card then follows the session to its end. */
export const start: Composer = async (context, delivery) => {
  const session = await readSession(context.tx, delivery.subjectId);
  const stage = stageOf(session.meeting);
  if (!context.redraw && stage !== 'ahead' && stage !== 'open') return null;
  const { t, now } = context;
  const { reached, insteadOf } = await keeperToday(context, session.meeting);
  if (!reached && !context.redraw) return null;
  const held = conductCard(session, t, now);
  if (stage !== 'ahead') return { card: held };
  const time = formatTime(startOf(session.meeting), t.locale);
  return {
    card: {
      ...held,
      heading: t('session.start.heading', { ...spokenTitle(session.meeting, t), time }),
      ...(insteadOf && { footer: t('session.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};

/** Nasty case 7, a quarter of an hour after the hour: an information session, or a second call. */
export const noQuorum: Composer = async (context, delivery) => {
  const session = await readSession(context.tx, delivery.subjectId);
  const { meeting, quorum } = session;
  const { t } = context;
  const over = stageOf(meeting) !== 'ahead';
  if (over && !context.redraw) return null;
  if (over) return { card: settledCard(session, context, t('session.noQuorum.settled')) };
  const heading = t(quorum.reached ? 'session.noQuorum.thereNow' : 'session.noQuorum.heading', {
    title: meeting.title,
  });
  return {
    card: {
      heading,
      blocks: [
        { kind: 'fields', fields: presenceFields(session, t) },
        ...(quorum.reached ? [] : [{ kind: 'text' as const, text: t('session.noQuorum.ask') }]),
      ],
      actions: noQuorumChoices(meeting, t, quorum.reached),
    },
  };
};

/** Somebody left, and nothing can be decided until somebody comes. */
export const quorumLost: Composer = async (context, delivery) => {
  const session = await readSession(context.tx, delivery.subjectId);
  const { meeting, quorum } = session;
  if (meeting.state !== 'open' || quorum.reached) return null;
  const { t } = context;
  return {
    card: {
      heading: t('session.quorumLost.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: quorumLine(session, t) },
        { kind: 'text', text: t('session.quorumLost.text') },
      ],
      actions: conductButtons(session, t).filter(({ id }) => id !== 'session-note'),
    },
  };
};

/** An information session has its quorum: one press, and it decides. */
export const quorumCame: Composer = async (context, delivery) => {
  const session = await readSession(context.tx, delivery.subjectId);
  const { meeting, quorum } = session;
  const { t } = context;
  const waits = meeting.state === 'open' && meeting.sessionKind === 'information';
  if (waits && quorum.reached)
    return {
      card: {
        heading: t('session.quorumCame.heading', { title: meeting.title }),
        blocks: [
          { kind: 'text', text: quorumLine(session, t) },
          { kind: 'text', text: t('session.quorumCame.text') },
        ],
        actions: conductButtons(session, t).filter(({ id }) => id === 'session-deliberate'),
      },
    };
  return context.redraw ? { card: settledCard(session, context, t('session.quorumCame.settled')) } : null;
};

/** NOT-OPENED: half an hour after its end nobody had opened it. */
export const notOpened: Composer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const reference = { meeting: referenceOf(meeting) };
  const settled = stageOf(meeting) !== 'ahead';
  const again = Temporal.Instant.compare(context.now, endOf(meeting).toInstant()) < 0;
  if ((settled || again) && !context.redraw) return null;
  if (settled || again)
    return {
      card: settledCard(await readSession(context.tx, meeting.id), context, t('session.notOpened.settled')),
    };
  const { reached, insteadOf } = await keeperToday(context, meeting);
  if (!reached) return null;
  return {
    card: {
      heading: t('session.notOpened.heading', spokenTitle(meeting, t)),
      blocks: [
        { kind: 'text', text: whenLine(meeting, t) },
        { kind: 'text', text: t('session.notOpened.ask') },
      ],
      actions: [
        {
          id: 'held',
          label: t('session.button.held'),
          style: 'primary',
          command: 'open',
          arguments: reference,
        },
        {
          id: 'not-held',
          label: t('session.button.notHeld'),
          command: 'not held',
          arguments: reference,
          confirm: t('session.notHeld.confirm'),
        },
      ],
      ...(insteadOf && { footer: t('session.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};

/** Once it is opened the question becomes the card the session is held from; else it says that it is settled. */
function settledCard(session: Session, { t, now }: ComposeContext, text: string): Card {
  if (session.meeting.state === 'open') return conductCard(session, t, now);
  return card(session.meeting.title, text);
}
