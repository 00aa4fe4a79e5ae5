/** The meeting an agenda belongs to, as far as this room needs to know it. */

import { formatDateTime } from '../conversation/format.ts';
import type { Locale } from '../conversation/language.ts';
import { aheadStates, isAnnounced } from '../people/ahead-states.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';

export const agendaMeetingParts = {
  committee: { select: { code: true, label: true } },
} satisfies Prisma.MeetingInclude;

export type AgendaMeeting = Prisma.MeetingGetPayload<{ include: typeof agendaMeetingParts }>;

/** What people may say about which meeting they mean. */
export interface MeetingChoice {
  meeting?: { value: AgendaMeeting };
  committee?: { value: { id: string; code: string } };
}

/** A meeting, or the key of the sentence that says why there is none, with what it names. */
export type FoundMeeting =
  | { meeting: AgendaMeeting }
  | { problem: 'agenda.whichCommittee' | 'agenda.noMeeting'; committee: string };

/** @returns the meeting that was named, else the next one of the committee that was named or is at hand */
export async function meetingMeant(turn: DomainTurn, choice: MeetingChoice): Promise<FoundMeeting> {
  if (choice.meeting) return { meeting: choice.meeting.value };
  const committee = choice.committee?.value ?? (await committeeOfTurn(turn));
  if (!committee) return { problem: 'agenda.whichCommittee', committee: '' };
  const next = await turn.tx.meeting.findFirst({
    where: {
      spaceId: turn.space.id,
      committeeId: committee.id,
      state: { in: [...aheadStates] },
      startsAt: { gt: toDate(turn.now) },
    },
    include: agendaMeetingParts,
    orderBy: { startsAt: 'asc' },
  });
  return next ? { meeting: next } : { problem: 'agenda.noMeeting', committee: committee.code };
}

/** @returns whether its agenda may still change */
export function isOpenToPoints(
  meeting: Pick<AgendaMeeting, 'state' | 'startsAt'>,
  now: Temporal.Instant,
): boolean {
  const ahead = isAnnounced(meeting);
  return ahead && Temporal.Instant.compare(toInstant(meeting.startsAt), now) > 0;
}

/** @returns « COPIL n°2 · mardi 22 septembre 2026 à 14 h ». */
export function meetingLine(meeting: Pick<AgendaMeeting, 'title' | 'startsLocal'>, locale: Locale): string {
  return `${meeting.title} · ${formatDateTime(Temporal.PlainDateTime.from(meeting.startsLocal), locale)}`;
}

/** What people type for it: COPIL-2. */
export function agendaReference({ number, committee }: Pick<AgendaMeeting, 'number' | 'committee'>): string {
  return `${committee.code}-${number}`;
}
