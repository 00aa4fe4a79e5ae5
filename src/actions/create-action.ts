import { choice, date, entity, longText, url } from '../conversation/arguments.ts';
import type { Field } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import { sourceField } from '../conversation/source-link.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { journal } from '../people/journal.ts';
import { nextNumber } from '../people/number-series.ts';
import { fullName } from '../people/person-name.ts';
import { today } from '../people/today.ts';
import { domainCommand } from '../people/turn.ts';
import type { Committee, Decision, Person, Site } from '../store/generated/client.ts';
import { dateColumn, toDate } from '../time.ts';

/** C22: who, what, by when, from which decision. One owner; without a due date nothing is stored. */
export const createAction = domainCommand({
  name: 'action',
  alias: 'action',
  synonyms: ['todo'],
  group: 'actions',
  act: 'action.create',
  arguments: {
    owner: entity<Person>('person', { position: 1, keys: ['responsable', 'qui'] }),
    text: longText({ position: 2, rest: true, max: 500, keys: ['texte', 'quoi'] }),
    due: date({ keys: ['pour', 'échéance', 'avant'] }),
    decision: entity<Decision>('decision', { position: 3, optional: true, keys: ['décision'] }),
    priority: choice(
      { low: ['basse', 'faible'], normal: ['normale'], high: ['haute', 'urgente', 'urgent'] },
      { optional: true, keys: ['priorité'] },
    ),
    site: entity<Site>('site', { optional: true }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    source: url({ optional: true, hidden: true, keys: ['lien'] }),
  },
  fromMessage: { text: 'text', source: 'source' },
  committeeOf: (values) => values.committee?.value.id,
  own: (turn, values) => values.owner?.value.id === turn.actor.id,

  async run(turn, values) {
    const { t, tx } = turn;
    const day = today(turn);
    const number = await nextNumber(tx, turn.space.id, 'A', day.year);
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    const due = dateColumn(values.due);
    const row = await tx.actionItem.create({
      data: {
        spaceId: turn.space.id,
        number,
        text: values.text,
        priority: values.priority ?? 'normal',
        committeeId: committee?.id,
        ownerId: values.owner.value.id,
        dueOn: due,
        firstDueOn: due,
        decisionId: values.decision?.value.id,
        siteId: values.site?.value.id,
        sourceUrl: values.source,
        createdById: turn.onBehalfOfId ?? turn.actor.id,
        createdAt: toDate(turn.now),
      },
    });
    await journal(
      turn,
      'action.created',
      { type: 'action', id: row.id },
      { after: { number, text: values.text, owner: values.owner.value.handle, due: values.due.toString() } },
    );
    if (values.owner.value.id !== turn.actor.id)
      await turn.ledger.notify(tx, {
        spaceId: turn.space.id,
        rule: 'ACTION',
        subject: { type: 'action', id: row.id, version: 1 },
        recipient: { kind: 'person', id: values.owner.value.id },
        message: 'action.assigned',
        nature: 'notice',
        live: true,
        correlationId: turn.correlationId,
      });
    const fields: Field[] = [
      {
        label: t('action.field.owner'),
        value: [{ person: values.owner.value.id, name: fullName(values.owner.value) }],
      },
      { label: t('action.field.due'), value: formatDate(values.due, t.locale) },
    ];
    if (values.decision) fields.push({ label: t('action.field.decision'), value: values.decision.text });
    if (values.site) fields.push({ label: t('action.field.site'), value: values.site.value.name });
    if (values.source) fields.push(sourceField(values.source, t));
    const late = Temporal.PlainDate.compare(values.due, day) < 0;
    return {
      outcome: 'done',
      visibility: 'here',
      card: {
        heading: t('action.heading', { number }),
        blocks: [
          { kind: 'text', text: values.text },
          { kind: 'fields', fields },
          ...(late
            ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('action.dueInThePast') }]
            : []),
        ],
        actions: [
          { id: 'done', label: t('action.button.done'), command: 'done', arguments: { action: number } },
        ],
      },
    };
  },
});
