import { itemsInOrder } from '../agenda/items-in-order.ts';
import { secretariesOf } from '../meetings/audiences.ts';
import { endOf, loadMeeting, type MeetingWithPeople, referenceOf, startOf } from '../meetings/meeting.ts';
import { namesById } from '../people/names-by-id.ts';
import { fullName } from '../people/person-name.ts';
import { riskReview } from '../risks/risk-review.ts';
import { quorumOf, seatsOf } from '../session/voices.ts';
import type { SessionNote } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';
import { weatherOf } from '../weather/readings.ts';
import { attendanceOf, type HeldProxy, isExcused, localMinute, type Session } from './attendance.ts';
import { consultationsOf } from './consultations-of.ts';
import type { MinutesAction, MinutesContent, MinutesFacts } from './content.ts';
import { decisionsOf } from './decisions-of.ts';
import { heldProxies } from './held-proxies.ts';
import { quorumCourse } from './quorum-course.ts';

/**
 * What happened in a meeting that is over, gathered from the rooms below.
 *
 * @throws when the meeting does not exist
 */
export async function factsOf(tx: Transaction, meetingId: string): Promise<MinutesFacts> {
  const meeting = await loadMeeting(tx, meetingId);
  const items = await itemsInOrder(tx, meetingId);
  const stays = await tx.attendance.findMany({
    where: { meetingId },
    orderBy: [{ arrivedAt: 'asc' }, { id: 'asc' }],
  });
  const notes = await tx.sessionNote.findMany({
    where: { meetingId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const decisions = await decisionsOf(tx, meeting, items);
  const actions = await actionsOf(tx, meetingId);
  const held = meeting.openedAt !== null;
  // A meeting that was not opened went through nothing: the next one tells it.
  const consultations = held ? await consultationsOf(tx, meeting) : [];
  const weather = held ? await weatherOf(tx, meetingId) : [];
  const risks = held ? await riskReview(tx, meetingId) : [];
  const next = await nextMeeting(tx, meeting);
  const earlier = meeting.secondCallOfId
    ? await tx.meeting.findUnique({ where: { id: meeting.secondCallOfId }, select: { title: true } })
    : null;
  const space = await tx.space.findUniqueOrThrow({
    where: { id: meeting.spaceId },
    select: { projectName: true },
  });
  const [secretaryId] = secretariesOf(meeting);
  const names = await namesById(tx, [
    ...meeting.invitations.map(({ personId }) => personId),
    ...meeting.proxies.map(({ holderId }) => holderId),
    ...stays.map(({ personId }) => personId),
    secretaryId,
  ]);
  const session = sessionOf(meeting);
  const proxies = await heldProxies(tx, meeting);
  const attendance = attendanceOf({ seats: seatsInOrder(meeting, proxies), stays, proxies, names, session });
  const { seats, needed } = quorumOf(meeting, stays);
  const [opening, ...course] = quorumCourse(meeting, stays, proxies, session);
  const came = (personId: string) => stays.some((stay) => stay.personId === personId);
  const local = (date: Date | null) => (date ? localMinute(toInstant(date), meeting.timeZone) : null);
  const end = endOf(meeting).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return {
    reference: referenceOf(meeting),
    title: meeting.title,
    committee: {
      label: meeting.committee.label,
      organisation: meeting.committee.organisation.name,
      project: space.projectName,
    },
    kind: held ? (meeting.sessionKind ?? 'deliberative') : 'notOpened',
    secondCallOf: earlier?.title ?? null,
    // Neither hour is known of a meeting that was loaded as past.
    convened: meeting.convenedAt !== null || !held,
    secondCall: await secondCallOf(tx, meetingId),
    promised: { start: meeting.startsLocal.slice(0, 16), end },
    openedAt: local(meeting.openedAt) ?? meeting.startsLocal.slice(0, 16),
    closedAt: local(meeting.closedAt) ?? end,
    place: meeting.place,
    byVideo: meeting.videoLink !== null,
    secretary: (secretaryId && names.get(secretaryId)) || null,
    attendance,
    quorum: {
      seats: meeting.votingSeats ?? seats,
      represented: held ? opening.voices : (course.at(-1) ?? opening).voices,
      needed,
      course: held ? course : [],
    },
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      purpose: item.purpose,
      state: item.state,
      minutes: item.minutes,
      // Planned is not seen: who never came is not said to have presented it, nor to have been there for it.
      presenter: item.presenter && came(item.presenter.id) ? fullName(item.presenter) : null,
      guests: item.guests.filter(({ id }) => came(id)).map(fullName),
      personIds: [...(item.presenterId ? [item.presenterId] : []), ...item.guests.map(({ id }) => id)],
      startedAt: local(item.startedAt),
      endedAt: local(item.endedAt),
      ...said(notes.filter((note) => note.agendaItemId === item.id)),
      decisions: decisions.filter(({ itemId }) => itemId === item.id).map(({ told }) => told.number),
      actions: actions.filter(({ itemId }) => itemId === item.id).map(({ told }) => told.number),
    })),
    ...said(notes.filter(({ agendaItemId }) => !items.some(({ id }) => id === agendaItemId))),
    decisions: decisions.map(({ told }) => told),
    actions: actions.map(({ told }) => told),
    consultations,
    weather: weather.map(({ axis, siteName, value, comment, remedy }) => ({
      axis,
      site: siteName,
      value,
      comment,
      remedy,
    })),
    risks: risks.map(({ number, title, score, state, comment }) => ({
      number,
      title,
      score,
      state,
      comment,
    })),
    nextMeeting: next && { title: next.title, start: next.startsLocal.slice(0, 16) },
  };
}

/** From its opening to its closing; a meeting that was not opened lasted from its hour until it was given up. */
function sessionOf(meeting: MeetingWithPeople): Session {
  const { openedAt, closedAt, timeZone } = meeting;
  return {
    opened: openedAt ? toInstant(openedAt) : startOf(meeting).toInstant(),
    closed: closedAt ? toInstant(closedAt) : endOf(meeting).toInstant(),
    timeZone,
  };
}

async function secondCallOf(tx: Transaction, meetingId: string): Promise<MinutesContent['secondCall']> {
  const called = await tx.meeting.findUnique({
    where: { secondCallOfId: meetingId },
    select: { title: true, startsLocal: true },
  });
  return called && { title: called.title, start: called.startsLocal.slice(0, 16) };
}

function said(notes: readonly SessionNote[]): Pick<MinutesContent, 'notes' | 'dissent'> {
  return {
    notes: notes.filter((note) => !note.dissent).map(({ text }) => text),
    dissent: notes.filter((note) => note.dissent).map(({ text }) => text),
  };
}

/** The seats in the order of the committee. */
function seatsInOrder(
  meeting: MeetingWithPeople,
  proxies: readonly HeldProxy[],
): { personId: string; excused: boolean }[] {
  const order = meeting.committee.memberships.map(({ personId }) => personId);
  return seatsOf(meeting)
    .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((personId) => ({ personId, excused: isExcused(meeting, proxies, personId) }));
}

async function actionsOf(
  tx: Transaction,
  meetingId: string,
): Promise<{ itemId: string | null; told: MinutesAction }[]> {
  const rows = await tx.actionItem.findMany({
    where: { OR: [{ meetingId }, { decision: { meetingId } }] },
    include: { decision: { select: { number: true } } },
    orderBy: { number: 'asc' },
  });
  const people = await namesById(
    tx,
    rows.flatMap(({ ownerId, contributorIds }) => [ownerId, ...contributorIds]),
  );
  return rows.map((row) => ({
    itemId: row.agendaItemId,
    told: {
      number: row.number,
      text: row.text,
      owner: people.get(row.ownerId) ?? '',
      contributors: row.contributorIds.flatMap((id) => people.get(id) ?? []),
      dueOn: plainDate(row.dueOn).toString(),
      priority: row.priority,
      state: row.state,
      progress: row.progress,
      decision: row.decision?.number ?? null,
      comment: row.comment ?? row.blockedReason ?? row.droppedReason,
    },
  }));
}

function nextMeeting(tx: Transaction, { id, committeeId, startsAt }: MeetingWithPeople) {
  return tx.meeting.findFirst({
    where: {
      committeeId,
      id: { not: id },
      startsAt: { gt: startsAt },
      state: { notIn: ['cancelled', 'draft'] },
    },
    orderBy: { startsAt: 'asc' },
    select: { title: true, startsLocal: true },
  });
}
