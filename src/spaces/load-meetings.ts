import { type Seat, whoIsInvited, whoVotes } from '../meetings/who-is-invited.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { votes } from './check-committees.ts';
import { dateOrNull } from './date-or-null.ts';
import { invitationEntry } from './history-entries.ts';
import { type Ids, idOf, idsFor, optionalId } from './ids.ts';
import type { CommitteeEntry, InvitationEntry, MeetingEntry, MemberEntry, SpaceFile } from './space-file.ts';
import { wallTime } from './wall-time.ts';

/** A meeting that was written, for whoever plans what is still to be sent about it. */
export interface LoadedMeeting {
  id: string;
  /** `COPIL-3`. */
  reference: string;
  endsAt: Temporal.Instant;
  /** False: nobody has been told of it yet. */
  alreadyInvited: boolean;
}

/** Writes meetings with their invitations and answers. */
export async function loadMeetings(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  now: Temporal.Instant,
): Promise<LoadedMeeting[]> {
  const { meetings } = file.history;
  const meetingIds = idsFor(meetings.map(referenceOf));
  const planned = meetings.map((meeting) => ({
    id: idOf(meetingIds, referenceOf(meeting)),
    meeting,
    committee: committeeOf(file, meeting.committee),
    timeZone: meeting.timeZone ?? committeeOf(file, meeting.committee).timeZone ?? file.space.timeZone,
  }));
  await tx.meeting.createMany({ data: planned.map((slot) => meetingRow(slot, file, ids, now)) });
  await tx.invitation.createMany({ data: planned.flatMap((slot) => invitationRows(slot, file, ids, now)) });
  return planned.map(({ id, meeting, timeZone }) => ({
    id,
    reference: referenceOf(meeting),
    endsAt: wallTime(meeting.startsAt, timeZone).add({ minutes: meeting.durationMinutes }),
    alreadyInvited: meeting.alreadyInvited,
  }));
}

interface Slot {
  id: string;
  meeting: MeetingEntry;
  committee: CommitteeEntry;
  timeZone: string;
}

function meetingRow(
  { id, meeting, committee, timeZone }: Slot,
  file: SpaceFile,
  ids: Ids,
  now: Temporal.Instant,
) {
  const startsAt = wallTime(meeting.startsAt, timeZone);
  // A past meeting cannot have been created after it began.
  const createdAt = meeting.invitedAt
    ? wallTime(meeting.invitedAt, timeZone)
    : Temporal.Instant.compare(startsAt, now) < 0
      ? startsAt
      : now;
  return {
    id,
    spaceId: ids.spaceId,
    committeeId: idOf(ids.committees, meeting.committee),
    number: meeting.number,
    title: meeting.title,
    state: meeting.state,
    convenedAt: meeting.state === 'convened' ? toDate(createdAt) : null,
    startsLocal: meeting.startsAt,
    timeZone,
    startsAt: toDate(startsAt),
    durationMinutes: meeting.durationMinutes,
    place: meeting.place ?? committee.place,
    videoLink: meeting.videoLink ?? committee.videoLink,
    uid: `${id}@${file.space.slug}.copil`,
    cancelReason: meeting.cancelReason,
    createdById: optionalId(ids.people, meeting.createdBy),
    createdAt: toDate(createdAt),
    updatedAt: toDate(createdAt),
  };
}

function invitationRows(slot: Slot, file: SpaceFile, ids: Ids, now: Temporal.Instant) {
  const { id, meeting, committee, timeZone } = slot;
  const sitting = membersInvited(slot, file, now);
  const voters = whoVotes(
    sitting.map((member) => ({ member, voting: votes(member) })),
    committee.kind,
  ).map(({ member }) => member);
  const invitations = meeting.invitations ?? sitting.map(invited);
  return invitations.map((invitation) => {
    const member = committee.members.find(({ person }) => person === invitation.person);
    const { answer, answeredAt, answeredVia, reason, withdrawn } = invitation;
    return {
      spaceId: ids.spaceId,
      meetingId: id,
      personId: idOf(ids.people, invitation.person),
      voting: invitation.voting ?? (member !== undefined && voters.includes(member)),
      answer,
      // Loaded meetings are at their first version.
      answerVersion: answer ? 1 : null,
      reason,
      substituteId: optionalId(ids.people, invitation.substitute),
      answeredAt: answeredAt ? toDate(wallTime(answeredAt, timeZone)) : null,
      answeredVia,
      answeredById: answer ? idOf(ids.people, invitation.person) : null,
      withdrawn,
    };
  });
}

function invited({ person }: MemberEntry): InvitationEntry {
  return invitationEntry.parse({ person });
}

/** Who sat in a meeting of the past is not judged by the phase of today. */
function membersInvited(
  { meeting, committee, timeZone }: Slot,
  file: SpaceFile,
  now: Temporal.Instant,
): MemberEntry[] {
  const past = Temporal.Instant.compare(wallTime(meeting.startsAt, timeZone), now) < 0;
  const phase = past ? null : (file.space.milestonePhase ?? null);
  const seats = committee.members.map((member) => ({ ...seatOf(member), member }));
  const day = Temporal.PlainDateTime.from(meeting.startsAt).toPlainDate();
  return whoIsInvited(seats, committee.kind, day, phase).map(({ member }) => member);
}

function seatOf(member: MemberEntry): Seat {
  const { state, phases, from, to } = member;
  return { state, phases, voting: votes(member), from: dateOrNull(from), to: dateOrNull(to) };
}

function committeeOf(file: SpaceFile, code: string): CommitteeEntry {
  const committee = file.committees.find((entry) => entry.code === code);
  if (!committee) throw new Error(`no committee “${code}”: the file was not checked`);
  return committee;
}

function referenceOf({ committee, number }: { committee: string; number: number }): string {
  return `${committee}-${number}`;
}
