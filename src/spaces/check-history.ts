import { checkRegister } from './check-register.ts';
import { future, type Present } from './in-the-past.ts';
import { disordered, type Names, repeated, unknown } from './names.ts';
import { type Path, type Problem, problem } from './problem.ts';
import type { ActionEntry, DecisionEntry, MeetingEntry, SpaceFile } from './space-file.ts';
import { clockOf } from './wall-time.ts';

const pastStates = new Set<MeetingEntry['state']>(['closed', 'minuted', 'approved']);

/** Meetings, decisions, actions, risks and reports: known names, one number each, nothing from the future. */
export function checkHistory(file: SpaceFile, names: Names, now: Temporal.Instant): Problem[] {
  const { meetings, decisions, actions } = file.history;
  const at = (list: string, index: number): Path => ['history', list, index];
  const present = { now: clockOf(file) ?? now, timeZone: file.space.timeZone };
  const zones = new Map(file.committees.map(({ code, timeZone }) => [code, timeZone]));
  return [
    ...repeated(
      meetings.map(({ committee, number }, index) => ({
        path: [...at('meetings', index), 'number'],
        value: `${committee}-${number}`,
      })),
    ),
    ...repeated(
      decisions.map(({ number }, index) => ({ path: [...at('decisions', index), 'number'], value: number })),
    ),
    ...repeated(
      actions.map(({ number }, index) => ({ path: [...at('actions', index), 'number'], value: number })),
    ),
    ...meetings.flatMap((meeting, index) => {
      const timeZone = meeting.timeZone ?? zones.get(meeting.committee) ?? present.timeZone;
      return checkMeeting(meeting, at('meetings', index), names, { ...present, timeZone });
    }),
    ...decisions.flatMap((decision, index) =>
      checkDecision(decision, at('decisions', index), names, present),
    ),
    ...circles(decisions),
    ...actions.flatMap((action, index) => checkAction(action, at('actions', index), names, present)),
    ...checkRegister(file, names, present),
  ];
}

function checkMeeting(meeting: MeetingEntry, at: Path, names: Names, present: Present): Problem[] {
  const invitations = meeting.invitations ?? [];
  return [
    ...unknown([...at, 'committee'], 'space.problem.unknownCommittee', meeting.committee, names.committees),
    ...unknown([...at, 'createdBy'], 'space.problem.unknownPerson', meeting.createdBy, names.people),
    ...future([...at, 'invitedAt'], meeting.invitedAt, present),
    ...(pastStates.has(meeting.state) ? future([...at, 'startsAt'], meeting.startsAt, present) : []),
    ...disordered([...at, 'startsAt'], meeting.invitedAt, meeting.startsAt),
    ...repeated(
      invitations.map(({ person }, index) => ({
        path: [...at, 'invitations', index, 'person'],
        value: person,
      })),
    ),
    ...invitations.flatMap((invitation, index) => [
      ...unknown(
        [...at, 'invitations', index, 'person'],
        'space.problem.unknownPerson',
        invitation.person,
        names.people,
      ),
      ...unknown(
        [...at, 'invitations', index, 'substitute'],
        'space.problem.unknownPerson',
        invitation.substitute,
        names.people,
      ),
      ...future([...at, 'invitations', index, 'answeredAt'], invitation.answeredAt, present),
      ...checkAnswer(invitation, [...at, 'invitations', index]),
    ]),
  ];
}

function checkAnswer(invitation: NonNullable<MeetingEntry['invitations']>[number], at: Path): Problem[] {
  const { person, answer, answeredAt, substitute } = invitation;
  if (answer === 'substitute' && substitute === undefined)
    return [problem([...at, 'substitute'], 'space.problem.substituteUnnamed')];
  if (substitute !== undefined && substitute === person)
    return [problem([...at, 'substitute'], 'space.problem.ownSubstitute', substitute)];
  if (answeredAt !== undefined && answer === undefined)
    return [problem([...at, 'answer'], 'space.problem.answerUnsaid', undefined)];
  return [];
}

function checkDecision(decision: DecisionEntry, at: Path, names: Names, present: Present): Problem[] {
  return [
    ...unknown([...at, 'committee'], 'space.problem.unknownCommittee', decision.committee, names.committees),
    ...(decision.meeting !== undefined && !names.meetings.has(`${decision.committee}-${decision.meeting}`)
      ? [
          problem(
            [...at, 'meeting'],
            'space.problem.unknownMeeting',
            `${decision.committee}-${decision.meeting}`,
          ),
        ]
      : []),
    ...unknown([...at, 'owner'], 'space.problem.unknownPerson', decision.owner, names.people),
    ...unknown([...at, 'recordedBy'], 'space.problem.unknownPerson', decision.recordedBy, names.people),
    ...unknown([...at, 'supersedes'], 'space.problem.unknownDecision', decision.supersedes, names.decisions),
    ...future([...at, 'recordedAt'], decision.recordedAt, present),
  ];
}

/** A decision replaces an earlier one, never itself, even by way of others. */
function circles(decisions: DecisionEntry[]): Problem[] {
  const replaced = new Map(decisions.map(({ number, supersedes }) => [number, supersedes]));
  return decisions.flatMap(({ number, supersedes }, index) => {
    const seen = new Set<string>();
    for (let next = supersedes; next !== undefined && !seen.has(next); next = replaced.get(next))
      seen.add(next);
    return seen.has(number)
      ? [problem(['history', 'decisions', index, 'supersedes'], 'space.problem.circle', supersedes)]
      : [];
  });
}

function checkAction(action: ActionEntry, at: Path, names: Names, present: Present): Problem[] {
  const done = action.state === 'done' || action.state === 'verified';
  return [
    ...unknown([...at, 'owner'], 'space.problem.unknownPerson', action.owner, names.people),
    ...unknown([...at, 'createdBy'], 'space.problem.unknownPerson', action.createdBy, names.people),
    ...unknown([...at, 'committee'], 'space.problem.unknownCommittee', action.committee, names.committees),
    ...unknown([...at, 'decision'], 'space.problem.unknownDecision', action.decision, names.decisions),
    ...unknown([...at, 'site'], 'space.problem.unknownSite', action.site, names.sites),
    ...future([...at, 'createdAt'], action.createdAt, present),
    ...future([...at, 'doneAt'], action.doneAt, present),
    ...disordered([...at, 'doneAt'], action.createdAt, action.doneAt),
    ...(!done && action.doneAt !== undefined
      ? [problem([...at, 'doneAt'], 'space.problem.notDone', action.doneAt, { state: action.state })]
      : []),
    ...(done && action.doneAt === undefined ? [problem([...at, 'doneAt'], 'space.problem.missing')] : []),
  ];
}
