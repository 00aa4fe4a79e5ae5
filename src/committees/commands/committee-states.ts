import { entity, flag } from '../../conversation/arguments.ts';
import { type Block, card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { DatedSite } from '../../sites/read-sites.ts';
import type { Committee } from '../../store/generated/client.ts';
import type { CommitteeState } from '../../store/generated/enums.ts';
import { dateColumn } from '../../time.ts';
import { closingObstacle, meetingsAhead } from '../closing-obstacle.ts';
import { confirmFirst, sentence } from '../confirm-first.ts';
import { deploymentsLeft } from '../open-deployments.ts';
import { lockCommittee } from '../read-committee.ts';
import { firstSites } from '../site-names.ts';
import { circleOf, tellCommittee } from '../tell-committee.ts';

const which = {
  committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
};

/** A pause: the rhythm is no longer watched; what is scheduled stands. */
export const suspendCommittee = domainCommand({
  name: 'committee suspend',
  alias: 'comité suspendre',
  group: 'people',
  act: 'committee.activate',
  arguments: which,
  committeeOf: (values) => values.committee?.value.id,
  precondition: (turn, values) => mustBe(turn, values.committee.value, 'active'),

  async run(turn, { committee: { value: committee }, confirmed }) {
    if (confirmed) return changeState(turn, committee, 'suspended');
    return asked(turn, committee, 'suspended', [
      sentence(
        turn.t('committee.preview.suspended', { count: await countOfMeetingsAhead(turn, committee.id) }),
      ),
    ]);
  },
});

export const resumeCommittee = domainCommand({
  name: 'committee resume',
  alias: 'comité reprendre',
  group: 'people',
  act: 'committee.activate',
  arguments: which,
  committeeOf: (values) => values.committee?.value.id,
  precondition: (turn, values) => mustBe(turn, values.committee.value, 'suspended'),

  async run(turn, { committee: { value: committee }, confirmed }) {
    if (!confirmed) return asked(turn, committee, 'active', [sentence(turn.t('committee.preview.active'))]);
    const reply = await changeState(turn, committee, 'active');
    await turn.announce({ kind: 'committee.activated', committeeId: committee.id });
    return reply;
  },
});

/** S2-02, invariant 9: not while a deployment is open, a meeting still to come, nor while a poll or a consultation waits for answers; a site without a date is asked about. */
export const closeCommittee = domainCommand({
  name: 'committee close',
  alias: 'comité clore',
  synonyms: ['comité fermer', 'comité clôturer'],
  group: 'people',
  act: 'committee.activate',
  arguments: which,
  committeeOf: (values) => values.committee?.value.id,

  async precondition(turn, values): Promise<Reply | null> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    if (committee.state === 'closed')
      return sayNo(turn, 'committee.state.already', { committee: committee.label, state: 'closed' });
    return closingObstacle(turn, committee);
  },

  async run(turn, values) {
    const committee = values.committee.value;
    if (values.confirmed) return changeState(turn, committee, 'closed');
    const { undated } = await deploymentsLeft(turn.tx, committee, today(turn));
    return asked(turn, committee, 'closed', [
      sentence(turn.t('committee.close.preview')),
      ...(undated.length > 0 ? [undatedNotice(turn, undated)] : []),
    ]);
  },
});

async function mustBe(turn: DomainTurn, { id }: Committee, state: CommitteeState): Promise<Reply | null> {
  const committee = await lockCommittee(turn.tx, id);
  if (committee.state === state) return null;
  return sayNo(turn, 'committee.state.already', { committee: committee.label, state: committee.state });
}

const commandTo = {
  active: 'committee resume',
  suspended: 'committee suspend',
  closed: 'committee close',
} as const;

/** Everybody who sits in it hears of it: it is shown before it is done. */
async function asked(
  turn: DomainTurn,
  committee: Committee,
  state: keyof typeof commandTo,
  blocks: Block[],
): Promise<Reply> {
  return confirmFirst(turn, committee, {
    blocks,
    told: (await circleOf(turn, committee, 'everybody')).length,
    label: turn.t(`committee.confirm.${state}`),
    command: commandTo[state],
    arguments: { committee: committee.code },
  });
}

async function changeState(
  turn: DomainTurn,
  { id }: Committee,
  state: keyof typeof commandTo,
): Promise<Reply> {
  const committee = await lockCommittee(turn.tx, id);
  const told = await circleOf(turn, committee, 'everybody');
  await turn.tx.committee.update({
    where: { id },
    data: { state, ...(state === 'closed' && { closedOn: dateColumn(today(turn)) }) },
  });
  await journal(
    turn,
    `committee.${state}`,
    { type: 'committee', id },
    { before: { state: committee.state }, after: { state } },
  );
  await tellCommittee(turn, committee, told, {
    rule: 'COMMITTEE-STATE',
    message: 'committee.stateChanged',
    parameters: { state },
  });
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: card(committee.label, turn.t(`committee.state.now.${state}`)),
  };
}

/** No command sets a go-live date: who closes says that these sites are not to be deployed any more. */
function undatedNotice(turn: DomainTurn, undated: readonly DatedSite[]): Block {
  const text = turn.t('committee.close.undated', { count: undated.length, ...firstSites(turn, undated) });
  return { kind: 'notice', tone: 'warning', text };
}

function countOfMeetingsAhead(turn: DomainTurn, committeeId: string): Promise<number> {
  return turn.tx.meeting.count({ where: meetingsAhead(turn, committeeId) });
}
