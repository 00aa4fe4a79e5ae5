/** What a search finds, by the rights of who asks (4.5, « Read minutes »). */
import { ownerName } from '../../actions/action-card.ts';
import { readableActions } from '../../actions/readable-actions.ts';
import type { CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { readableDecisions } from '../../decisions/readable-decisions.ts';
import { type MeetingWithPeople, referenceOf, startOf } from '../../meetings/meeting.ts';
import { readMinutes } from '../../minutes/minutes.ts';
import { searchText } from '../../minutes/search-text.ts';
import { viewerOf } from '../../minutes/viewer.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { plainDate, toInstant } from '../../time.ts';
import { matchingActions, matchingDecisions, matchingMinutes } from './matching-rows.ts';
import type { QueryWord } from './query-words.ts';

export interface SearchFilter {
  person?: Person;
  meeting?: MeetingWithPeople;
  /** Four digits. */
  year?: number;
}

export interface Found {
  /** D-2026-004, A-2026-007, « Relevé du COPIL n°2 ». */
  name: string;
  text: string;
  /** Date, state, whose it is. */
  detail: string;
  /** For the order: ISO, the latest first. */
  at: string;
  open: Pick<CommandButton, 'command' | 'arguments'>;
}

export async function foundDecisions(
  turn: DomainTurn,
  words: readonly QueryWord[],
  { person, meeting, year }: SearchFilter,
): Promise<Found[]> {
  const { tx, t, space } = turn;
  const rows = await tx.decision.findMany({
    where: {
      AND: [
        { id: { in: await matchingDecisions(tx, space.id, words) } },
        await readableDecisions(turn),
        {
          ownerId: person?.id,
          meetingId: meeting?.id,
          ...(year ? { number: { startsWith: `D-${year}-` } } : {}),
        },
      ],
    },
  });
  const names = await namesById(
    tx,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map((row) => {
    const { number, text, rationale, dissent, ownerId, adoptedAt, recordedAt } = row;
    const at = toInstant(adoptedAt ?? recordedAt);
    return {
      name: number,
      text: [text, rationale, dissent].filter(Boolean).join('\n'),
      detail: joined([
        formatDate(at.toZonedDateTimeISO(space.timeZone), t.locale, { weekday: false }),
        t(`decision.state.${row.state}`),
        names.get(ownerId ?? ''),
      ]),
      at: at.toString(),
      open: { command: 'decision show', arguments: { decision: number } },
    };
  });
}

export async function foundActions(
  turn: DomainTurn,
  words: readonly QueryWord[],
  { person, meeting, year }: SearchFilter,
): Promise<Found[]> {
  const { tx, t, space } = turn;
  const rows = await tx.actionItem.findMany({
    where: {
      AND: [
        { id: { in: await matchingActions(tx, space.id, words) } },
        await readableActions(turn),
        person ? { OR: [{ ownerId: person.id }, { contributorIds: { has: person.id } }] } : {},
        { meetingId: meeting?.id, ...(year ? { number: { startsWith: `A-${year}-` } } : {}) },
      ],
    },
    include: { owner: true },
  });
  return rows.map((action) => ({
    name: action.number,
    text: [action.text, action.comment].filter(Boolean).join('\n'),
    detail: joined([
      t('overview.search.due', { date: formatDate(plainDate(action.dueOn), t.locale, { weekday: false }) }),
      t(`action.state.${action.state}`),
      ownerName(action, t),
    ]),
    at: toInstant(action.createdAt).toString(),
    open: { command: 'action show', arguments: { action: action.number } },
  }));
}

/** Minutes in the version that stands; a draft for those who prepare it, the whole for those who read the whole. */
export async function foundMinutes(
  turn: DomainTurn,
  words: readonly QueryWord[],
  { person, meeting, year }: SearchFilter,
): Promise<Found[]> {
  const { tx, t, space } = turn;
  const meetings = await tx.meeting.findMany({
    where: {
      AND: [
        { id: { in: await matchingMinutes(tx, space.id, words) } },
        { id: meeting?.id },
        year ? { startsLocal: { startsWith: `${year}-` } } : {},
        person ? { attendance: { some: { personId: person.id } } } : {},
      ],
    },
    select: { id: true },
  });
  const found: Found[] = [];
  for (const { id } of meetings) {
    const minutes = await readMinutes(tx, id);
    const viewer = minutes && (await viewerOf(turn, minutes));
    if (!minutes || viewer?.reads !== 'whole') continue;
    const start = startOf(minutes.meeting);
    found.push({
      name: t('overview.search.minutes', { title: minutes.meeting.title }),
      text: searchText(minutes.content),
      detail: joined([
        formatDate(start, t.locale, { weekday: false }),
        t(`overview.search.minutes.${minutes.state}`),
      ]),
      at: start.toInstant().toString(),
      open: { command: 'minutes', arguments: { meeting: referenceOf(minutes.meeting) } },
    });
  }
  return found;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
