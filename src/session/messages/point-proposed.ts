import { pointReference } from '../../agenda/point-named.ts';
import type { CommandButton } from '../../conversation/card.ts';
import { formatDuration } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { loadMeeting, referenceOf } from '../../meetings/meeting.ts';
import { fullName } from '../../people/person-name.ts';

/** To whoever presides: a point that came up in session, with yes and no. */
export const pointProposed: Composer = async (context, delivery) => {
  const { t, tx } = context;
  const item = await tx.agendaItem.findUniqueOrThrow({ where: { id: delivery.subjectId } });
  const meeting = await loadMeeting(tx, item.meetingId);
  const author = item.proposedById ? await tx.person.findUnique({ where: { id: item.proposedById } }) : null;
  const waits = item.state === 'proposed' && meeting.state === 'open';
  if (!waits && !context.redraw) return null;
  const button = (choice: 'accept' | 'refuse'): CommandButton => ({
    id: choice,
    label: t(`session.button.${choice}`),
    ...(choice === 'accept' && { style: 'primary' as const }),
    command: 'item decide',
    arguments: { meeting: referenceOf(meeting), item: pointReference(item), choice },
  });
  const length = item.minutes === null ? [] : [formatDuration(item.minutes, t.locale)];
  const outcome = waits
    ? 'ask'
    : item.state === 'refused'
      ? 'refused'
      : item.state === 'proposed'
        ? 'tooLate'
        : 'accepted';
  return {
    card: {
      heading: t('session.proposed.heading', { name: author ? fullName(author) : '', title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }, ...length.map((text) => ` · ${text}`)] },
        { kind: 'text', text: t(`session.proposed.${outcome}`) },
      ],
      actions: waits ? [button('accept'), button('refuse')] : [],
    },
  };
};
