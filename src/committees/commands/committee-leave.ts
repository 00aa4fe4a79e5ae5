import { date, entity, flag, longText } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Turn } from '../../conversation/command.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { notOpenedStates } from '../../people/ahead-states.ts';
import { longPastNotice } from '../../people/ask-before.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { committeeRules } from '../committee-rules.ts';
import { confirmFirst, inPlaceOfPreview, sentence } from '../confirm-first.ts';
import { rolesOfCreator } from '../creator.ts';
import { draftReply } from '../draft-reply.ts';
import { endMembership } from '../end-membership.ts';
import { quorumNeeded } from '../quorum-needed.ts';
import { lockCommittee, type ReadCommittee, readCommittee } from '../read-committee.ts';
import { soleRoles } from '../seat-roles.ts';
import { circleOf, tellCommittee } from '../tell-committee.ts';

/** Those who sit in the committee of the form. */
async function members(turn: Turn, texts: Record<string, string>) {
  const { tx, space } = turn as DomainTurn;
  const rows = await tx.membership.findMany({
    where: {
      spaceId: space.id,
      state: 'active',
      committee: { code: texts.committee },
      person: { state: { not: 'left' } },
    },
    include: { person: true },
    orderBy: { id: 'asc' },
    take: 25,
  });
  return rows.map(({ person }) => ({ value: `@${person.handle}`, label: fullName(person) }));
}

/** A member leaves in mid-project; the reason, if one is given, is shown to nobody. */
export const committeeLeave = domainCommand({
  name: 'committee leave',
  alias: 'comité départ',
  synonyms: ['comité retirer', 'committee remove'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'], options: members }),
    day: date({ position: 3, optional: true, lookBack: true, keys: ['le', 'jour'] }),
    reason: longText({ optional: true, max: 500, keys: ['raison', 'motif'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
  outright: () => true,

  async run(turn, values): Promise<Reply> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    const day = today(turn);
    const person = values.person.value;
    const named = { name: fullName(person), committee: committee.label };
    const { memberships } = await readCommittee(turn.tx, committee.id, day);
    const membership = memberships.find(({ personId }) => personId === person.id);
    if (!membership) return sayNo(turn, 'committee.leave.notMember', named, 'person');
    if (committee.state === 'draft') {
      await turn.tx.membership.delete({ where: { id: membership.id } });
      await journal(turn, 'committee.memberRemoved', { type: 'membership', id: membership.id });
      return draftReply(turn, committee, turn.t('committee.leave.removed', named));
    }
    const on = values.day ? values.day.add({ days: 1 }) : day;
    const told = await circleOf(turn, committee, 'whoAnswers', [person.id]);
    if (!values.confirmed)
      return confirmFirst(turn, committee, {
        blocks: [
          ...(await whatChanges(turn, membership, memberships, { committee, on, day: values.day })),
          ...longPastNotice(turn, values.day),
        ],
        told: told.length + (person.id === turn.actor.id ? 0 : 1),
        label: turn.t('committee.leave.confirm'),
        command: 'committee leave',
        arguments: printArguments(committeeLeave, values),
      });
    await endMembership(turn, committee, membership, { on, today: day, reason: values.reason });
    await tellCommittee(turn, committee, told, {
      rule: 'COMMITTEE-LEFT',
      message: 'committee.memberLeft',
      parameters: { personId: person.id, on: on.toString() },
    });
    const done = await draftReply(
      turn,
      committee,
      values.day
        ? turn.t.rich('committee.leave.on', { ...named, day: formatDate(values.day, turn.locale) })
        : turn.t.rich('committee.leave.now', named),
    );
    return inPlaceOfPreview(turn, done);
  },
});

type Seat = ReadCommittee['memberships'][number];

/** The meetings they are taken off, the quorum without them, the role nobody will have. */
async function whatChanges(
  { t, tx, locale }: DomainTurn,
  leaver: Seat,
  seats: readonly Seat[],
  { committee, on, day }: { committee: Committee; on: Temporal.PlainDate; day?: Temporal.PlainDate },
): Promise<Block[]> {
  const meetings = await tx.invitation.count({
    where: {
      personId: leaver.personId,
      withdrawn: false,
      meeting: {
        committeeId: committee.id,
        state: { in: [...notOpenedStates] },
        startsAt: { gte: toDate(on.toZonedDateTime(committee.timeZone).toInstant()) },
      },
    },
  });
  const { quorum } = committeeRules(committee);
  const voting = seats.filter((seat) => seat.voting && isOpenMembership(seat, on)).length;
  const vacant = soleRoles.filter((role) => leaver.roles.includes(role));
  const sentences = [
    t.rich('committee.leave.preview', {
      name: fullName(leaver.person),
      day: day ? formatDate(day, locale) : 'none',
      count: meetings,
    }),
    ...(leaver.voting && quorum !== 'none'
      ? [
          t('committee.leave.quorum', {
            before: quorumNeeded(voting, quorum),
            after: quorumNeeded(voting - 1, quorum),
            members: voting - 1,
          }),
        ]
      : []),
    ...(vacant.length > 0
      ? [
          t('committee.leave.vacant', {
            roles: formatList(
              vacant.map((role) => t(`people.role.${role}`)),
              locale,
            ),
          }),
        ]
      : []),
  ];
  return sentences.map(sentence);
}
