import { choice, date, entity, flag, longText, text } from '../../conversation/arguments.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { askBefore, isLongPast } from '../../people/ask-before.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Decision, Person, Prisma } from '../../store/generated/client.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { onlyProposesChange } from '../after-closing.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { decisionTypes } from '../decision-types.ts';
import { itemNamed } from '../item-named.ts';
import { journalled, recorderOf } from '../recorder.ts';
import { whyNot } from '../why-not.ts';

const taken = {
  decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
  text: longText({ position: 2, rest: true, optional: true, max: 1000, keys: ['texte'] }),
  type: choice(decisionTypes, { optional: true }),
  item: text({ optional: true, max: 80, keys: ['point'] }),
  owner: entity<Person>('person', { optional: true, keys: ['responsable'] }),
  effective: date({ optional: true, lookBack: true, keys: ['effet', 'le'] }),
  reason: longText({ optional: true, max: 1000, keys: ['raison', 'motif'] }),
  dissent: longText({ optional: true, max: 1000, keys: ['désaccord', 'réserve'] }),
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
};
type Values = ArgumentValues<typeof taken>;

/** Invariant 10: corrects a decision, with a trace, until its minutes are approved; afterwards a new one replaces it. */
export const correctDecision = domainCommand({
  name: 'decision correct',
  alias: 'décision corriger',
  group: 'decisions',
  act: 'decision.record',
  arguments: taken,
  committeeOf: (values) => values.decision?.value.committeeId,
  // The form that opens with nothing else said proposes nothing yet.
  onlyProposes: async (turn, values) =>
    values.decision !== undefined &&
    changesSomething(values) &&
    (await onlyProposesChange(turn, values.decision.value)),
  precondition: (turn, values) => whyNot(turn, 'correct', values.decision.value),

  async run(turn, values) {
    const { t, tx } = turn;
    const decision = await lockDecision(tx, values.decision.value.id);
    const { id } = decision;
    const refused = await whyNot(turn, 'correct', decision);
    if (refused) return refused;
    if (!changesSomething(values)) return prefilled(turn, decision);
    const changes = await changesOf(turn, decision, values);
    if ('reply' in changes) return changes.reply;
    const { data, before, after } = changes;
    if (values.effective && after.effective && isLongPast(values.effective, turn) && !values.confirmed) {
      const again = printArguments({ name: 'decision correct', arguments: taken }, values);
      return askBefore(turn, values.effective, values.text ?? decision.text, 'decision correct', again);
    }
    if (Object.keys(after).length === 0) return decisionReply(turn, id, { no: t('decision.nothingChanged') });
    await tx.decision.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    const by = recorderOf(turn);
    await journalled(by, 'decision.corrected', { type: 'decision', id }, { before, after });
    await turn.ledger.refresh(tx, { type: 'decision', id }, turn.correlationId);
    await turn.announce({ kind: 'decision.changed', decisionId: id });
    return decisionReply(turn, id, { done: t('decision.corrected') });
  },
});

function changesSomething(values: Partial<Values>): boolean {
  return Object.keys(taken).some((name) => name !== 'decision' && values[name as keyof Values]);
}

/** « Corriger » was pressed: the form with what is there. */
async function prefilled(turn: DomainTurn, decision: Decision): Promise<Reply> {
  const owner = decision.ownerId
    ? await turn.tx.person.findUnique({ where: { id: decision.ownerId } })
    : null;
  const form = await turn.formFor('decision correct', {
    decision: decision.number,
    text: decision.text,
    type: decision.type,
    ...(decision.item ? { item: decision.item } : {}),
    ...(owner ? { owner: `@${owner.handle}` } : {}),
    ...(decision.effectiveOn ? { effective: plainDate(decision.effectiveOn).toString() } : {}),
    ...(decision.rationale ? { reason: decision.rationale } : {}),
    ...(decision.dissent ? { dissent: decision.dissent } : {}),
  });
  return { outcome: 'form', visibility: 'private', form };
}

/** What differs, as the journal keeps it: by field, before and after. */
interface Changes {
  data: Prisma.DecisionUncheckedUpdateInput;
  before: Record<string, string | null>;
  after: Record<string, string | null>;
}

async function changesOf(
  turn: DomainTurn,
  decision: Decision,
  values: Values,
): Promise<Changes | { reply: Reply }> {
  const changes: Changes = { data: {}, before: {}, after: {} };
  const change = (
    field: string,
    was: string | null,
    is: string | undefined,
    data: Prisma.DecisionUncheckedUpdateInput,
  ) => {
    if (is === undefined || is === was) return;
    Object.assign(changes.data, data);
    changes.before[field] = was;
    changes.after[field] = is;
  };
  const { text: words, type, owner, effective, reason, dissent } = values;
  change('text', decision.text, words, { text: words });
  change('type', decision.type, type, { type });
  change('reason', decision.rationale, reason, { rationale: reason });
  change('dissent', decision.dissent, dissent, { dissent });
  if (effective) {
    const was = decision.effectiveOn && plainDate(decision.effectiveOn).toString();
    change('effective', was, effective.toString(), { effectiveOn: dateColumn(effective) });
  }
  if (owner && owner.value.id !== decision.ownerId) {
    const was = decision.ownerId
      ? await turn.tx.person.findUnique({ where: { id: decision.ownerId } })
      : null;
    change('owner', was && fullName(was), fullName(owner.value), { ownerId: owner.value.id });
  }
  if (values.item === undefined || values.item === decision.item) return changes;
  const meeting = decision.meetingId
    ? await turn.tx.meeting.findUnique({ where: { id: decision.meetingId } })
    : null;
  if (!meeting) {
    change('item', decision.item, values.item, { item: values.item });
    return changes;
  }
  const named = await itemNamed(turn.tx, meeting, values.item);
  if ('unknown' in named) {
    const told = { number: named.unknown, title: meeting.title, count: named.points.length };
    return { reply: sayNo(turn, 'decision.unknownItem', told, 'item') };
  }
  const point = 'item' in named ? named.item : null;
  const item = point?.title ?? values.item;
  change('item', decision.item, item, { item, agendaItemId: point?.id ?? null });
  return changes;
}
