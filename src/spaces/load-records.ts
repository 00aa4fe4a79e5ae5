import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { dateOrNull } from './date-or-null.ts';
import { type Ids, idOf, idsFor, optionalId } from './ids.ts';
import { lastNumbers } from './last-numbers.ts';
import type { LoadedMeeting } from './load-meetings.ts';
import type { DecisionEntry, SpaceFile } from './space-file.ts';
import { wallTime } from './wall-time.ts';

/** Writes decisions and actions, and the numbers they have used, so that the next one follows. */
export async function loadRecords(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  meetings: readonly LoadedMeeting[],
  now: Temporal.Instant,
): Promise<void> {
  const { decisions, actions } = file.history;
  const recorded = recordedDecisions(file, meetings, now);
  await tx.decision.createMany({
    data: recorded.map(({ id, decision, meetingId, recordedAt }) => ({
      id,
      spaceId: ids.spaceId,
      number: decision.number,
      text: decision.text,
      type: decision.type,
      state: decision.state,
      committeeId: idOf(ids.committees, decision.committee),
      meetingId,
      item: decision.item,
      ownerId: optionalId(ids.people, decision.owner),
      effectiveOn: dateOrNull(decision.effectiveOn),
      rationale: decision.rationale,
      supersedesId: recorded.find((other) => other.decision.number === decision.supersedes)?.id,
      recordedById: optionalId(ids.people, decision.recordedBy),
      recordedAt: toDate(recordedAt),
    })),
  });
  await tx.actionItem.createMany({ data: actionRows(file, ids, recorded, now) });
  await tx.numberSeries.createMany({
    data: lastNumbers([...decisions, ...actions].map(({ number }) => number)).map((series) => ({
      spaceId: ids.spaceId,
      ...series,
    })),
  });
}

interface Recorded {
  id: string;
  decision: DecisionEntry;
  meetingId: string | null;
  recordedAt: Temporal.Instant;
}

/** A decision without a date of its own was recorded at the end of its meeting. */
function recordedDecisions(
  file: SpaceFile,
  meetings: readonly LoadedMeeting[],
  now: Temporal.Instant,
): Recorded[] {
  const decisions = file.history.decisions;
  const ids = idsFor(decisions.map(({ number }) => number));
  return decisions.map((decision) => {
    const meeting = meetings.find(
      ({ reference }) => reference === `${decision.committee}-${decision.meeting}`,
    );
    const ended = meeting && Temporal.Instant.compare(meeting.endsAt, now) < 0 ? meeting.endsAt : now;
    return {
      id: idOf(ids, decision.number),
      decision,
      meetingId: meeting?.id ?? null,
      recordedAt: instantOf(decision.recordedAt, file) ?? ended,
    };
  });
}

function actionRows(file: SpaceFile, ids: Ids, recorded: readonly Recorded[], now: Temporal.Instant) {
  const actionIds = idsFor(file.history.actions.map(({ number }) => number));
  return file.history.actions.map((action) => {
    const source = recorded.find(({ decision }) => decision.number === action.decision);
    const doneAt = instantOf(action.doneAt, file);
    const createdAt = instantOf(action.createdAt, file) ?? source?.recordedAt ?? doneAt ?? now;
    return {
      id: idOf(actionIds, action.number),
      spaceId: ids.spaceId,
      number: action.number,
      text: action.text,
      state: action.state,
      priority: action.priority,
      committeeId: optionalId(ids.committees, action.committee ?? source?.decision.committee),
      ownerId: idOf(ids.people, action.owner),
      dueOn: dateColumn(Temporal.PlainDate.from(action.due)),
      firstDueOn: dateColumn(Temporal.PlainDate.from(action.firstDue ?? action.due)),
      decisionId: source?.id ?? null,
      siteId: optionalId(ids.sites, action.site),
      createdById: optionalId(ids.people, action.createdBy),
      createdAt: toDate(createdAt),
      doneAt: doneAt && toDate(doneAt),
    };
  });
}

function instantOf(local: string | undefined, file: SpaceFile): Temporal.Instant | null {
  return local === undefined ? null : wallTime(local, file.space.timeZone);
}
