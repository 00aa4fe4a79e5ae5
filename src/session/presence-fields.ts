/** Who is there, as a session's cards say it. */
import type { Field } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { answerOf } from '../meetings/names.ts';
import { awaited, othersThere, seatPresence } from './presence.ts';
import type { Session } from './session.ts';

/** « 5 voix sur 9, quorum atteint (5 requises) », or what is missing. */
export function quorumLine({ meeting, quorum }: Session, t: Translator): string {
  const { represented, needed, seats, reached } = quorum;
  const missing = Math.max(0, needed - represented);
  const kind = needed === 0 ? 'none' : reached ? 'reached' : 'missing';
  if (meeting.sessionKind === 'information')
    return t('session.quorum.information', { represented, seats, needed, reached: reached ? 'yes' : 'no' });
  return t(`session.quorum.${kind}`, { represented, seats, needed, missing });
}

/** Quorum, who is there, who is represented by whom, who is awaited. */
export function presenceFields(session: Session, t: Translator): Field[] {
  const { names } = session;
  const name = (id: string | null) => names.get(id ?? '') ?? '';
  const seats = seatPresence(session);
  const lines: Record<string, string[]> = {
    present: [],
    remote: [],
    represented: [],
    awaited: awaited(session).map((id) => awaitedName(session, id, t)),
  };
  for (const { memberId, state, byId } of seats) {
    if (state === 'inPerson') lines.present?.push(name(memberId));
    if (state === 'remote') lines.remote?.push(name(memberId));
    if (byId)
      lines.represented?.push(
        t(`session.by.${state === 'substituted' ? 'substitute' : 'proxy'}`, {
          member: name(memberId),
          name: name(byId),
        }),
      );
  }
  lines.others = othersThere(session)
    .filter(({ leftAt }) => !leftAt)
    .map(({ personId }) => name(personId));
  lines.left = seats.filter(({ state }) => state === 'left').map(({ memberId }) => name(memberId));
  const shown = ['present', 'remote', 'represented', 'others', 'left', 'awaited'] as const;
  return [
    { label: t('session.field.quorum'), value: [{ bold: quorumLine(session, t) }] },
    ...shown.flatMap((kind) => {
      const people = lines[kind] ?? [];
      return people.length === 0
        ? []
        : [{ label: t(`session.field.${kind}`), value: formatList(people, t.locale) }];
    }),
  ];
}

/** The member, or who comes for them. */
function awaitedName({ meeting, names }: Session, memberId: string, t: Translator): string {
  const member = names.get(memberId) ?? '';
  const substituteId = meeting.invitations.find((one) => one.personId === memberId)?.substituteId ?? null;
  const comes = answerOf(meeting, memberId) === 'substitute' && names.get(substituteId ?? '');
  return comes ? t('session.by.awaited', { member, name: comes }) : member;
}
