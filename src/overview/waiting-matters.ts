import { waitingActions } from '../actions/waiting-actions.ts';
import { waitingAgendas } from '../agenda/waiting-agendas.ts';
import { waitingAnnouncements } from '../announcements/approval/waiting-announcements.ts';
import { waitingConsultations } from '../consultations/waiting-consultations.ts';
import type { Block } from '../conversation/card.ts';
import { waitingVotes } from '../go-no-go/waiting-votes.ts';
import { waitingMinutes } from '../minutes/waiting-minutes.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { waitingPolls } from '../polls/waiting-polls.ts';
import type { WaitingProposal } from '../proposals/waiting-proposals.ts';
import { waitingReports } from '../reports/waiting-reports.ts';
import { waitingSessions } from '../session/waiting-sessions.ts';

/** Matters a home shows with their buttons; the rest is counted. */
const shown = 8;

/**
 * What waits for the person in every room, each in one line with its one button, the soonest first.
 *
 * @param proposals shown on the same card: what somebody asks for already is not told twice
 */
export async function waitingMatters(
  turn: DomainTurn,
  proposals: readonly WaitingProposal[],
): Promise<Block[]> {
  const { t } = turn;
  const all = [
    ...(await waitingPolls(turn)),
    ...(await waitingConsultations(turn)),
    ...(await waitingMinutes(turn)),
    ...(await waitingAgendas(turn)),
    ...(await waitingSessions(turn)),
    ...(await waitingReports(turn)),
    ...(await waitingVotes(turn)),
    ...(await waitingAnnouncements(turn)),
    ...(await waitingActions(turn)),
  ];
  const matters = soonestFirst(all.filter((matter) => !isAskedFor(matter, proposals)));
  const blocks = matters.slice(0, shown).flatMap(({ text, button }): Block[] => [
    { kind: 'text', text },
    { kind: 'actions', buttons: [button] },
  ]);
  const more = matters.length - shown;
  return more > 0 ? [...blocks, { kind: 'text', text: t('overview.home.more', { count: more }) }] : blocks;
}

function soonestFirst(matters: readonly WaitingMatter[]): WaitingMatter[] {
  return matters.toSorted((one, other) => Temporal.Instant.compare(one.by, other.by));
}

/** @returns whether one of these requests would settle this very matter */
function isAskedFor(
  { settledBy, button }: Pick<WaitingMatter, 'settledBy' | 'button'>,
  proposals: readonly Pick<WaitingProposal, 'command' | 'arguments'>[],
): boolean {
  const about = Object.entries(button.arguments);
  return proposals.some(
    (one) => one.command === settledBy && about.every(([name, value]) => one.arguments[name] === value),
  );
}
