import { choice, date, entity, text } from '../../../conversation/arguments.ts';
import type { Block } from '../../../conversation/card.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { organisationNamed } from '../../../people/find-organisation.ts';
import { journal } from '../../../people/journal.ts';
import { sayNo } from '../../../people/say-no.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import type { Site } from '../../../store/generated/client.ts';
import { dateColumn } from '../../../time.ts';
import { conflictBlocks } from '../checks/check-blocks.ts';
import { conflictText } from '../checks/check-words.ts';
import { conflictsOf } from '../checks/conflicts-of.ts';
import type { CalendarPlan } from '../plan.ts';
import { readPlan } from '../read-plan.ts';
import { constraintDetail, constraintWords, type ScopedConstraint, scoped } from './constraint.ts';
import { followClosure } from './follow-closure.ts';
import { kindChoice } from './kinds.ts';
import { tellLeadsOfConstraint } from './tell-leads.ts';

/** C28: something the calendar must respect, for the project, an organisation or a site. */
export const addConstraint = domainCommand({
  name: 'constraint add',
  alias: 'contrainte ajouter',
  synonyms: ['ajouter contrainte', 'nouvelle contrainte'],
  group: 'deployment',
  act: 'calendar.prepare',
  arguments: {
    kind: kindChoice(),
    from: date({ position: 2, lookBack: true, keys: ['du', 'le'] }),
    label: text({ position: 3, rest: true, max: 120, keys: ['libellé'] }),
    to: date({ optional: true, lookBack: true, keys: ['au', 'fin'] }),
    site: entity<Site>('site', { optional: true }),
    organisation: text({ optional: true, max: 80, keys: ['organisme'] }),
    weight: choice({ hard: ['dure'], soft: ['indicative'] }, { optional: true, keys: ['poids'] }),
    source: text({ optional: true, max: 120 }),
    certainty: choice(
      { confirmed: ['confirmée'], toConfirm: ['à confirmer'] },
      { optional: true, keys: ['confirmation'] },
    ),
  },
  siteOf: (values) => values.site?.value.id,

  async run(turn, values) {
    const { tx, t, space } = turn;
    const to = values.to ?? values.from;
    if (Temporal.PlainDate.compare(to, values.from) < 0)
      return sayNo(turn, 'deployment.constraint.endsFirst', {}, 'to');
    const organisations = await tx.organisation.findMany({
      where: { spaceId: space.id, kind: { not: 'vendor' } },
      orderBy: { code: 'asc' },
    });
    const organisation = values.organisation ? organisationNamed(organisations, values.organisation) : null;
    if (values.organisation && !organisation)
      return sayNo(
        turn,
        'deployment.constraint.unknownOrganisation',
        { said: values.organisation, known: organisations.map(({ code }) => code).join(', ') },
        'organisation',
      );
    const before = await readPlan(tx, space.id);
    const constraint = await tx.calendarConstraint.create({
      data: {
        spaceId: space.id,
        kind: values.kind,
        label: values.label,
        from: dateColumn(values.from),
        to: dateColumn(to),
        siteId: values.site?.value.id ?? null,
        organisationId: values.site ? null : (organisation?.id ?? null),
        // Nobody has to start on the holidays; everything else holds unless it is said to be soft.
        hard: values.weight ? values.weight === 'hard' : values.kind !== 'leave',
        source: values.source ?? null,
        confirmed: values.certainty !== 'toConfirm',
        addedById: turn.actor.id,
      },
      include: scoped,
    });
    const subject = { type: 'constraint', id: constraint.id };
    await journal(turn, 'constraint.added', subject, {
      after: { kind: values.kind, label: values.label, from: values.from.toString(), to: to.toString() },
    });
    const replanned = await followClosure(turn, constraint);
    await tellLeadsOfConstraint(turn, constraint.id);
    return addedReply(turn, constraint, [
      ...(replanned ? [textOf(t('deployment.constraint.replanned', replanned))] : []),
      ...newConflictBlocks(turn, before, await readPlan(tx, space.id)),
    ]);
  },
});

/** What is declared now, what it changes, and the way back. */
function addedReply({ t }: DomainTurn, constraint: ScopedConstraint, effects: Block[]): Reply {
  return {
    outcome: 'done',
    visibility: 'here',
    card: {
      heading: constraintWords(constraint, t),
      blocks: [textOf(constraintDetail(constraint, t)), ...effects],
      actions: [
        {
          id: 'withdraw',
          label: t('deployment.constraint.button.withdraw'),
          command: 'constraint withdraw',
          arguments: { constraint: constraint.id },
        },
        {
          id: 'check',
          label: t('deployment.calendar.button.check'),
          command: 'calendar check',
          arguments: {},
        },
      ],
    },
  };
}

function textOf(text: string): Block {
  return { kind: 'text', text };
}

/** What does not fit any more, and did before. */
function newConflictBlocks(turn: DomainTurn, before: CalendarPlan, after: CalendarPlan): Block[] {
  const day = today(turn);
  const lineOf = (conflict: ReturnType<typeof conflictsOf>[number]) =>
    `${conflict.sites.map(({ id }) => id).join()} ${conflictText(conflict, turn.t)}`;
  const known = new Set(conflictsOf(before, day).map(lineOf));
  const made = conflictsOf(after, day).filter((conflict) => !known.has(lineOf(conflict)));
  return made.length > 0
    ? conflictBlocks(made, turn.t)
    : [textOf(turn.t('deployment.constraint.noNewConflict'))];
}
