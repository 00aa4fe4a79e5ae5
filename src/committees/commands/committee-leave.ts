import { date, entity, longText } from '../../conversation/arguments.ts';
import type { Turn } from '../../conversation/command.ts';
import { formatDate } from '../../conversation/format.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { draftReply } from '../draft-reply.ts';
import { endMembership } from '../end-membership.ts';
import { lockCommittee, readCommittee } from '../read-committee.ts';

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
    day: date({ position: 3, optional: true, keys: ['le', 'jour'] }),
    reason: longText({ optional: true, max: 500, keys: ['raison', 'motif'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  outright: () => true,

  async run(turn, values) {
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
    await endMembership(turn, committee, membership, { on, today: day, reason: values.reason });
    return draftReply(
      turn,
      committee,
      values.day
        ? turn.t.rich('committee.leave.on', { ...named, day: formatDate(values.day, turn.locale) })
        : turn.t.rich('committee.leave.now', named),
    );
  },
});
