import type { Reply } from '../conversation/reply.ts';
import { isOpenMembership } from '../people/membership.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Person } from '../store/generated/client.ts';
import type { MilestonePhase } from '../store/generated/enums.ts';
import { sentence } from './confirm-first.ts';
import { everyPhase, fullPhases, groupSize } from './group-size.ts';

/** Phases offered instead. */
const shownPhases = 3;

/** @returns why somebody cannot join the group, with who could leave and the next phases that have room; null when they can */
export async function refusalOfFullGroup(
  turn: DomainTurn,
  committee: Committee,
  { person, phases, on }: { person: Person; phases: readonly MilestonePhase[]; on: Temporal.PlainDate },
): Promise<Reply | null> {
  if (committee.kind !== 'group') return null;
  const { tx, t, space } = turn;
  const memberships = await tx.membership.findMany({
    where: { committeeId: committee.id, personId: { not: person.id }, person: { state: { not: 'left' } } },
  });
  const seats = memberships.filter((one) => isOpenMembership(one, on));
  const full = fullPhases(seats, phases);
  if (full.length === 0) return null;
  const present = space.milestonePhase;
  const always = fullPhases(seats, []);
  const phase = full.find((one) => one === present) ?? full[0];
  const later = everyPhase.slice(present ? everyPhase.indexOf(present) + 1 : 0);
  const free = later.filter((one) => !always.includes(one)).slice(0, shownPhases);
  return {
    outcome: 'invalid',
    visibility: 'private',
    card: {
      heading: committee.label,
      blocks: [
        sentence(
          t('committee.member.groupFull', {
            name: fullName(person),
            limit: groupSize.most,
            phase: phase && always.length < everyPhase.length ? t(`people.milestone.${phase}`) : 'none',
          }),
        ),
      ],
      actions: [
        {
          id: 'replace',
          label: t('committee.member.replace'),
          style: 'primary',
          command: 'committee leave',
          arguments: { committee: committee.code },
        },
        ...free.map((one) => ({
          id: `in-${one}`,
          label: t('committee.member.inPhase', { phase: t(`people.milestone.${one}`) }),
          command: 'committee member',
          arguments: {
            committee: committee.code,
            person: `@${person.handle}`,
            phases: t(`people.milestone.${one}`),
          },
        })),
      ],
    },
  };
}
