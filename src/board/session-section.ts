import { pointReference } from '../agenda/point-named.ts';
/** A meeting while it is held: who keeps it walks through the agenda, notes, decides and hands out actions from one page. */
import type { Button } from '../conversation/card.ts';
import type { FormField, FormOption } from '../conversation/form.ts';
import type { CommandForm, PageAct, PagePart, PageSection } from '../conversation/page.ts';
import { decisionButtons } from '../decisions/decision-buttons.ts';
import { openBallotOf } from '../decisions/decision-card.ts';
import { decisionTypes } from '../decisions/decision-types.ts';
import { readDecision } from '../decisions/read-decision.ts';
import { hereButtons } from '../meetings/here-buttons.ts';
import { hasBegun, type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { stageOf } from '../meetings/meeting-stage.ts';
import type { DomainTurn } from '../people/turn.ts';
import { noQuorumChoices } from '../session/no-quorum-choices.ts';
import { pointBlocks, pointTitle } from '../session/point-blocks.ts';
import { readSession, type Session } from '../session/session.ts';
import { barredNotice, conductCard } from '../session/session-card.ts';
import { isClose, patienceEnds } from '../session/session-hours.ts';
import { attendanceSection } from './attendance-section.ts';
import { decisionsOf, decisionTable } from './decisions-page.ts';
import type { BoardView } from './page-frame.ts';
import { choiceField, field, peopleOptions } from './parts.ts';
import { pastAttendanceSection } from './past-attendance-section.ts';

/** Commands of a session's card that the page has forms for. */
const onPage = new Set(['note', 'attendance']);

/** @returns nothing until its hour is near */
export async function sessionSections(
  view: BoardView,
  meeting: MeetingWithPeople,
  conducts: boolean,
): Promise<PageSection[]> {
  const { turn } = view;
  const stage = stageOf(meeting);
  const near = stage === 'ahead' && isClose(meeting, turn.now);
  if (stage === 'cancelled' || (stage === 'ahead' && !near)) return [];
  if (stage === 'closed') return pastAttendanceSection(turn, meeting);
  const session = await readSession(turn.tx, meeting.id);
  const attendance = await attendanceSection(turn, session, conducts);
  const held = await heldSection(view, session, conducts);
  return stage === 'open' && conducts
    ? [held, await writingSection(view, session), ...(await votesSection(view, meeting)), attendance]
    : [held, attendance];
}

async function heldSection(view: BoardView, session: Session, conducts: boolean): Promise<PageSection> {
  const { turn } = view;
  const { t, now } = turn;
  const { meeting, quorum } = session;
  const card = conductCard(session, t, now);
  const open = stageOf(meeting) === 'open';
  const lacking = stageOf(meeting) === 'ahead' && hasBegun(meeting, now) && !quorum.reached;
  const patient = Temporal.Instant.compare(now, patienceEnds(meeting).toInstant()) < 0;
  const buttons: readonly Button[] = !conducts
    ? hereButtons(meeting, t)
    : lacking
      ? noQuorumChoices(meeting, t, patient)
      : (card.actions ?? []);
  const acts = buttons.filter((one) => !('command' in one) || !onPage.has(one.command)) as PageAct[];
  return {
    id: 'session',
    heading: t('board.section.session'),
    // Who keeps the session has the attendance sheet under it, whole.
    parts: [
      ...(conducts
        ? [...(open ? pointBlocks(session, t, now) : []), ...barredNotice(session, t)]
        : card.blocks),
      ...(acts.length > 0 ? [{ kind: 'acts' as const, acts }] : []),
    ],
  };
}

/** « Noter », « Décider », « Confier une action »: what is said becomes minutes. */
async function writingSection(view: BoardView, session: Session): Promise<PageSection> {
  const { turn, committee } = view;
  const people = await peopleOptions(turn, committee.id);
  const forms: PagePart[] = [
    noteForm(turn, session),
    decisionForm(turn, committee.code, session, people),
    await actionForm(view, session, people),
  ];
  return { id: 'write', heading: turn.t('board.section.writing'), screenOnly: true, parts: forms };
}

function noteForm(turn: DomainTurn, session: Session): CommandForm {
  const { meeting } = session;
  return {
    kind: 'form',
    id: 'note',
    command: 'note',
    arguments: { meeting: referenceOf(meeting) },
    heading: turn.t('board.session.note'),
    submitLabel: turn.t('board.session.keepNote'),
    fields: [
      pointField(turn, 'note', session),
      field(turn, 'note', 'text', { kind: 'longText', max: 2000 }),
      field(turn, 'note', 'dissent', { kind: 'longText', max: 2000 }),
    ],
  };
}

function pointField(turn: DomainTurn, command: string, { meeting, items }: Session): FormField {
  const current = items.find(({ id }) => id === meeting.currentItemId);
  return field(turn, command, 'item', {
    kind: 'select',
    options: items.map((item) => ({ value: pointReference(item), label: pointTitle(item) })),
    ...(current ? { value: pointReference(current) } : {}),
  });
}

function decisionForm(turn: DomainTurn, code: string, session: Session, people: FormOption[]): CommandForm {
  return {
    kind: 'form',
    id: 'decision',
    command: 'decision',
    arguments: { committee: code },
    heading: turn.t('board.session.decision'),
    folded: true,
    submitLabel: turn.t('board.session.keepDecision'),
    fields: [
      pointField(turn, 'decision', session),
      field(turn, 'decision', 'text', { kind: 'longText', required: true, max: 1000 }),
      choiceField(turn, 'decision', 'type', Object.keys(decisionTypes)),
      field(turn, 'decision', 'owner', { kind: 'select', options: people }),
      field(turn, 'decision', 'effective', { kind: 'date' }),
      field(turn, 'decision', 'vote', { kind: 'text', max: 40, hint: turn.t('board.session.voteHint') }),
    ],
  };
}

async function actionForm(view: BoardView, { meeting }: Session, people: FormOption[]): Promise<CommandForm> {
  const { turn, committee } = view;
  const decisions = await decisionsOf(view, { meetingId: meeting.id });
  return {
    kind: 'form',
    id: 'action',
    command: 'action',
    arguments: { committee: committee.code },
    heading: turn.t('board.session.action'),
    folded: true,
    submitLabel: turn.t('board.session.keepAction'),
    fields: [
      field(turn, 'action', 'owner', { kind: 'select', required: true, options: people }),
      field(turn, 'action', 'text', { kind: 'longText', required: true, max: 500 }),
      field(turn, 'action', 'due', { kind: 'date', required: true }),
      ...(decisions.length > 0
        ? [
            field(turn, 'action', 'decision', {
              kind: 'select',
              options: decisions.map(({ number, text }) => ({ value: number, label: `${number} · ${text}` })),
            }),
          ]
        : []),
    ],
  };
}

/** Every decision of the session over its vote: entered by the secretary, or opened to everybody’s buttons. */
async function votesSection(view: BoardView, meeting: MeetingWithPeople): Promise<PageSection[]> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const drafts = await decisionsOf(view, { state: 'draft' });
  const own = await decisionsOf(view, { meetingId: meeting.id });
  const listed = [...own, ...drafts.filter(({ id }) => !own.some((one) => one.id === id))];
  if (listed.length === 0) return [];
  const acts = new Map<string, PageAct[]>();
  for (const { id } of listed) {
    const decision = await readDecision(tx, id);
    const buttons = await decisionButtons(turn, decision);
    const enters = buttons.some(({ command }) => command === 'vote enter') && !openBallotOf(decision);
    acts.set(id, [
      ...(enters ? [voteForm(turn, decision)] : []),
      ...buttons.filter(({ command }) => command !== 'vote enter'),
    ]);
  }
  return [
    {
      id: 'votes',
      heading: t('board.section.votes'),
      parts: [decisionTable(turn, committee.code, listed, acts)],
    },
  ];
}

interface Counted {
  number: string;
  votesFor: number | null;
  votesAgainst: number | null;
  abstentions: number | null;
}

function voteForm(turn: DomainTurn, { number, votesFor, votesAgainst, abstentions }: Counted): CommandForm {
  const count = (name: string, value: number | null, required: boolean) =>
    field(turn, 'vote enter', name, {
      kind: 'integer',
      required,
      ...(value === null ? {} : { value: String(value) }),
    });
  return {
    kind: 'form',
    id: `vote-${number}`,
    command: 'vote enter',
    arguments: { decision: number },
    inline: true,
    submitLabel: turn.t('board.session.keepVote'),
    fields: [
      count('inFavour', votesFor, true),
      count('against', votesAgainst, true),
      count('abstentions', abstentions, false),
    ],
  };
}
