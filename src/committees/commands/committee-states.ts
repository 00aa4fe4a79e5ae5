import { entity, flag } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import type { CommitteeState } from '../../store/generated/enums.ts';
import { dateColumn, toDate } from '../../time.ts';
import { openDeployments, steersDeployments } from '../open-deployments.ts';
import { lockCommittee } from '../read-committee.ts';

const which = { committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }) };
/** Sites named in a refusal. */
const shownSites = 3;

/** A pause: the rhythm is no longer watched; what is scheduled stands. */
export const suspendCommittee = domainCommand({
  name: 'committee suspend',
  alias: 'comité suspendre',
  group: 'people',
  act: 'committee.activate',
  arguments: which,
  committeeOf: (values) => values.committee?.value.id,
  precondition: (turn, values) => mustBe(turn, values.committee.value, 'active'),

  async run(turn, values) {
    return changeState(turn, values.committee.value, 'suspended');
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

  async run(turn, values) {
    const reply = await changeState(turn, values.committee.value, 'active');
    await turn.announce({ kind: 'committee.activated', committeeId: values.committee.value.id });
    return reply;
  },
});

/** S2-02, invariant 9: not while a deployment is open, nor while a meeting is still to come. */
export const closeCommittee = domainCommand({
  name: 'committee close',
  alias: 'comité clore',
  synonyms: ['comité fermer', 'comité clôturer'],
  group: 'people',
  act: 'committee.activate',
  arguments: { ...which, confirmed: flag({ hidden: true, keys: ['confirmé'] }) },
  committeeOf: (values) => values.committee?.value.id,

  async precondition(turn, values): Promise<Reply | null> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    if (committee.state === 'closed')
      return sayNo(turn, 'committee.state.already', { committee: committee.label, state: 'closed' });
    const open = steersDeployments(committee)
      ? await openDeployments(turn.tx, turn.space.id, today(turn))
      : [];
    if (open.length > 0)
      return sayNo(turn, 'committee.close.deployments', {
        committee: committee.label,
        count: open.length,
        sites: formatList(
          open.slice(0, shownSites).map(({ name, goLive }) => siteName(turn, name, goLive)),
          turn.locale,
        ),
        more: Math.max(0, open.length - shownSites),
      });
    const next = await meetingAhead(turn, committee.id);
    return next
      ? sayNo(turn, 'committee.close.meeting', {
          title: next.title,
          reference: `${committee.code}-${next.number}`,
        })
      : null;
  },

  async run(turn, values) {
    const committee = values.committee.value;
    if (values.confirmed) return changeState(turn, committee, 'closed');
    return {
      outcome: 'preview',
      visibility: 'private',
      card: {
        ...card(committee.label, turn.t('committee.close.preview')),
        actions: [
          {
            id: 'confirm',
            label: turn.t('committee.close.confirm'),
            style: 'danger',
            command: 'committee close',
            arguments: { committee: committee.code, confirmed: 'true' },
          },
        ],
      },
    };
  },
});

async function mustBe(turn: DomainTurn, { id }: Committee, state: CommitteeState): Promise<Reply | null> {
  const committee = await lockCommittee(turn.tx, id);
  if (committee.state === state) return null;
  return sayNo(turn, 'committee.state.already', { committee: committee.label, state: committee.state });
}

async function changeState(turn: DomainTurn, { id }: Committee, state: CommitteeState): Promise<Reply> {
  const committee = await lockCommittee(turn.tx, id);
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
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: card(committee.label, turn.t(`committee.state.now.${state}`)),
  };
}

function siteName({ t, locale }: DomainTurn, name: string, goLive: Temporal.PlainDate | null): string {
  return goLive
    ? t('committee.close.site', { name, day: formatDate(goLive, locale, { weekday: false }) })
    : t('committee.close.siteWithoutDate', { name });
}

function meetingAhead(turn: DomainTurn, committeeId: string) {
  return turn.tx.meeting.findFirst({
    where: {
      committeeId,
      OR: [
        { state: 'open' },
        { state: { in: ['draft', 'held', 'convened'] }, startsAt: { gt: toDate(turn.now) } },
      ],
    },
    orderBy: { startsAt: 'asc' },
  });
}
