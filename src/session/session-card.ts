/** The card from which a session is held, and its buttons. */
import { pointReference } from '../agenda/point-named.ts';
import type { Block, Button, Card, CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { stageOf } from '../meetings/meeting-stage.ts';
import { pointBlocks } from './point-blocks.ts';
import { progressOf } from './points-in-session.ts';
import { presenceFields } from './presence-fields.ts';
import type { Session } from './session.ts';
import { decisionBarredBy } from './session-of.ts';
import { tiedBlocks } from './tied-decisions.ts';

/** Buttons that hold an open session; every one names the meeting, so that it works from any card. */
export function conductButtons(
  { meeting, items, quorum }: Pick<Session, 'meeting' | 'items' | 'quorum'>,
  t: Translator,
): CommandButton[] {
  const reference = { meeting: referenceOf(meeting) };
  const { current, next } = progressOf(items, meeting.currentItemId);
  const button = (id: string, command: string, more: Partial<CommandButton> = {}): CommandButton => ({
    id: `session-${id}`,
    label: t(`session.button.${id}`),
    command,
    arguments: reference,
    ...more,
  });
  const finished = items.length > 0 && !next;
  const informs = meeting.sessionKind === 'information';
  const mayDecide = informs && quorum.reached;
  return [
    ...(mayDecide ? [button('deliberate', 'deciding session', { style: 'primary' })] : []),
    ...(next
      ? [
          button('next', 'next', {
            ...(mayDecide ? {} : { style: 'primary' as const }),
            arguments: { ...reference, from: String(current?.number ?? 0) },
          }),
        ]
      : []),
    ...(current
      ? [button('postpone', 'item postpone', { arguments: { ...reference, item: pointReference(current) } })]
      : []),
    button('note', 'note'),
    button('attendance', 'attendance'),
    ...(informs && !mayDecide ? [button('secondCall', 'second call')] : []),
    button('close', 'close', finished && !mayDecide ? { style: 'primary' } : {}),
  ];
}

/** The card from which a session is held. @param notices what has just happened */
export function conductCard(
  session: Session,
  t: Translator,
  now: Temporal.Instant,
  notices: readonly Block[] = [],
): Card {
  const { meeting } = session;
  const open = meeting.state === 'open';
  return {
    heading: t(`session.heading.${stageOf(meeting)}`, { title: meeting.title }),
    blocks: [
      ...notices,
      ...(open ? pointBlocks(session, t, now) : []),
      { kind: 'fields', fields: presenceFields(session, t) },
      ...barredNotice(session, t),
      ...(open ? tiedBlocks(session.tied, t) : []),
    ],
    actions: open ? conductButtons(session, t) : openingButtons(meeting, t),
  };
}

/** It opens although its convocation never left: whoever opens it knows, and so do its minutes. */
export function notConvened({ convenedAt }: MeetingWithPeople, t: Translator): Block[] {
  if (convenedAt) return [];
  return [{ kind: 'notice', tone: 'warning', text: t('session.notConvened') }];
}

/** Why nothing can be decided now. */
export function barredNotice({ meeting, quorum }: Session, t: Translator): Block[] {
  if (meeting.state !== 'open') return [];
  const why = decisionBarredBy({ kind: meeting.sessionKind ?? 'deliberative', quorum });
  if (!why) return [];
  const key = why === 'information' ? informationKey(quorum) : noQuorumKey(meeting);
  return [{ kind: 'notice', tone: 'warning', text: t(key) }];
}

function informationKey({ reached }: Session['quorum']): string {
  return reached ? 'session.barred.couldDecide' : 'session.barred.information';
}

/** Nothing is lost that was never there: a session entered afterwards begins without anybody. */
function noQuorumKey({ quorumLosses }: MeetingWithPeople): string {
  return quorumLosses > 0 ? 'session.barred.noQuorum' : 'session.barred.notYet';
}

/** Before it opens: the button that opens it, and the attendance sheet. */
export function openingButtons(meeting: MeetingWithPeople, t: Translator): Button[] {
  if (stageOf(meeting) !== 'ahead') return [];
  const reference = { meeting: referenceOf(meeting) };
  return [
    {
      id: 'session-open',
      label: t('session.button.open'),
      style: 'primary',
      command: 'open',
      arguments: reference,
    },
    {
      id: 'session-attendance',
      label: t('session.button.attendance'),
      command: 'attendance',
      arguments: reference,
    },
  ];
}
