import { entity } from '../../../conversation/arguments.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { journal } from '../../../people/journal.ts';
import { sayNo } from '../../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import { toDate } from '../../../time.ts';
import { constraintDetail, constraintWords, type ScopedConstraint, scoped } from './constraint.ts';
import { followClosure } from './follow-closure.ts';

const which = {
  constraint: entity<ScopedConstraint>('constraint', { position: 1, rest: true, keys: ['contrainte'] }),
};

/** It weighs no more: kept with who withdrew it, and seen no longer (C28). */
export const withdrawConstraint = domainCommand({
  name: 'constraint withdraw',
  alias: 'contrainte retirer',
  synonyms: ['retirer contrainte'],
  group: 'deployment',
  act: 'calendar.prepare',
  arguments: which,
  siteOf: (values) => values.constraint?.value.siteId ?? undefined,

  async run(turn, values) {
    const constraint = await lockConstraint(turn, values.constraint.value.id);
    if (constraint.withdrawnAt) return alreadyWithdrawn(turn, constraint);
    await turn.tx.calendarConstraint.update({
      where: { id: constraint.id },
      data: { withdrawnAt: toDate(turn.now) },
    });
    const { label } = constraint;
    await journal(
      turn,
      'constraint.withdrawn',
      { type: 'constraint', id: constraint.id },
      { before: { label } },
    );
    const replanned = await followClosure(turn, constraint);
    return changed(turn, constraint, [
      turn.t('deployment.constraint.withdrawn'),
      ...(replanned ? [turn.t('deployment.constraint.replanned', replanned)] : []),
    ]);
  },
});

/** Somebody who knows says that it is so: it counts in full from now on. */
export const confirmConstraint = domainCommand({
  name: 'constraint confirm',
  alias: 'contrainte confirmer',
  synonyms: ['confirmer contrainte'],
  group: 'deployment',
  act: 'calendar.prepare',
  arguments: which,
  siteOf: (values) => values.constraint?.value.siteId ?? undefined,

  async run(turn, values) {
    const constraint = await lockConstraint(turn, values.constraint.value.id);
    if (constraint.withdrawnAt) return alreadyWithdrawn(turn, constraint);
    if (constraint.confirmed)
      return sayNo(turn, 'deployment.constraint.confirmedAlready', { label: constraint.label });
    const after = await turn.tx.calendarConstraint.update({
      where: { id: constraint.id },
      data: { confirmed: true },
      include: scoped,
    });
    await journal(turn, 'constraint.confirmed', { type: 'constraint', id: constraint.id });
    return changed(turn, after, [turn.t('deployment.constraint.confirmed'), constraintDetail(after, turn.t)]);
  },
});

/** Two people who settle the same constraint at once: the second one sees what the first did. */
async function lockConstraint({ tx }: DomainTurn, id: string): Promise<ScopedConstraint> {
  await tx.$queryRaw`SELECT id FROM "CalendarConstraint" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.calendarConstraint.findUniqueOrThrow({ where: { id }, include: scoped });
}

function alreadyWithdrawn(turn: DomainTurn, { label }: ScopedConstraint): Reply {
  return sayNo(turn, 'deployment.constraint.withdrawnAlready', { label });
}

function changed({ t }: DomainTurn, constraint: ScopedConstraint, said: string[]): Reply {
  return {
    outcome: 'done',
    visibility: 'here',
    card: {
      heading: constraintWords(constraint, t),
      blocks: said.map((text) => ({ kind: 'text', text })),
    },
  };
}
