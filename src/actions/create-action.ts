import { choice, date, entity, flag, longText, text, url } from '../conversation/arguments.ts';
import type { Block, CommandButton, Field } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import { printArguments } from '../conversation/print-arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { committeeAtHand, rolesInOpenSession } from '../meetings/committee-at-hand.ts';
import { openMeetingOf } from '../meetings/open-meeting.ts';
import { askBefore } from '../people/ask-before.ts';
import { journal } from '../people/journal.ts';
import { nextNumber } from '../people/number-series.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { today } from '../people/today.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Committee, Decision, Person, Risk, Site } from '../store/generated/client.ts';
import { dateColumn, toDate } from '../time.ts';
import { type ActionWithParts, actionParts } from './action.ts';
import { actionFields } from './action-card.ts';
import { tellAbout } from './change-action.ts';
import { readContributors } from './contributors.ts';
import { decisionAtHand } from './decision-at-hand.ts';
import { planAction } from './plan-action.ts';
import { postAction } from './post-action.ts';

const taken = {
  owner: entity<Person>('person', { position: 1, keys: ['responsable', 'qui'] }),
  text: longText({ position: 2, rest: true, max: 500, keys: ['texte', 'quoi'] }),
  due: date({ keys: ['pour', 'échéance', 'avant'] }),
  decision: entity<Decision>('decision', { position: 3, optional: true, keys: ['décision'] }),
  priority: choice(
    { low: ['basse', 'faible'], normal: ['normale'], high: ['haute', 'urgente', 'urgent'] },
    { optional: true, keys: ['priorité'] },
  ),
  contributors: text({ optional: true, keys: ['avec', 'with'] }),
  site: entity<Site>('site', { optional: true }),
  risk: entity<Risk>('risk', { optional: true, keys: ['risque'] }),
  committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  source: url({ optional: true, hidden: true, keys: ['lien'] }),
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
};

/** C22: who, what, by when, from which decision. One owner; without a due date nothing is stored. */
export const createAction = domainCommand({
  name: 'action',
  alias: 'action',
  synonyms: ['todo'],
  group: 'actions',
  act: 'action.create',
  arguments: taken,
  fromMessage: { text: 'text', source: 'source' },
  committeeOf: (values) => values.committee?.value.id ?? values.decision?.value.committeeId,
  committeeMeant: committeeAtHand,
  rolesInMatter: (turn, { committee, decision }) =>
    rolesInOpenSession(turn, committee?.value.id ?? decision?.value.committeeId),
  own: (turn, values) => values.owner?.value.id === turn.actor.id,

  async run(turn, values): Promise<Reply> {
    const { t, tx } = turn;
    const day = today(turn);
    const helpers = await readContributors(turn, values.contributors ?? '');
    if ('unknown' in helpers)
      return sayNo(turn, 'action.unknownContributor', { name: helpers.unknown }, 'contributors');
    if (Temporal.PlainDate.compare(values.due, day) < 0 && !values.confirmed) {
      const again = printArguments({ name: 'action', arguments: taken }, values);
      return askBefore(turn, values.due, values.text, 'action', again);
    }
    const owner = values.owner.value;
    const committeeId =
      values.committee?.value.id ?? values.decision?.value.committeeId ?? (await committeeAtHand(turn))?.id;
    const session = committeeId ? await openMeetingOf(tx, committeeId) : null;
    const supposed = values.decision ? null : await decisionAtHand(tx, session, turn.now);
    const decision = values.decision?.value ?? supposed;
    const due = dateColumn(values.due);
    const action = await tx.actionItem.create({
      data: {
        spaceId: turn.space.id,
        number: await nextNumber(tx, turn.space.id, 'A', day.year),
        text: values.text,
        priority: values.priority ?? 'normal',
        committeeId,
        meetingId: session?.id,
        agendaItemId: session?.currentItemId,
        ownerId: owner.id,
        contributorIds: helpers.ids.filter((id) => id !== owner.id),
        dueOn: due,
        firstDueOn: due,
        decisionId: decision?.id,
        siteId: values.site?.value.id,
        riskId: values.risk?.value.id,
        sourceUrl: values.source,
        createdById: turn.onBehalfOfId ?? turn.actor.id,
        createdAt: toDate(turn.now),
      },
      include: actionParts,
    });
    await journal(
      turn,
      'action.created',
      { type: 'action', id: action.id },
      {
        after: {
          number: action.number,
          text: values.text,
          owner: owner.handle,
          due: values.due.toString(),
          decision: decision?.number ?? null,
        },
      },
    );
    await tellAbout(turn, action, { personId: owner.id, rule: 'ACTION', message: 'action.assigned' });
    await planAction(tx, turn.ledger, action, turn.correlationId);
    if (session) await postAction(turn, action);
    return {
      outcome: 'done',
      // In session everybody reads it in the thread of the meeting.
      visibility: session ? 'private' : 'here',
      replaces: turn.via === 'button',
      card: {
        heading: t('action.heading', { number: action.number }),
        blocks: [
          { kind: 'text', text: values.text },
          { kind: 'fields', fields: await fieldsOf(turn, action, values) },
          ...supposedBlocks(turn, supposed),
        ],
        actions: [
          {
            id: 'done',
            label: t('action.button.done'),
            command: 'done',
            arguments: { action: action.number },
          },
          ...(supposed ? [detachButton(turn, action)] : []),
        ],
      },
    };
  },
});

/** Nobody named the decision: that it was taken for its source is said, with the way out. */
function supposedBlocks({ t }: DomainTurn, supposed: Pick<Decision, 'number'> | null): Block[] {
  if (!supposed) return [];
  return [{ kind: 'notice', tone: 'neutral', text: t('action.supposed', { number: supposed.number }) }];
}

function detachButton({ t }: DomainTurn, { number }: ActionWithParts): CommandButton {
  return {
    id: 'detach',
    label: t('action.button.detach'),
    command: 'action detach',
    arguments: { action: number },
  };
}

/** What was understood, so that a mistyped number or name is seen. */
async function fieldsOf(
  { t, tx }: DomainTurn,
  action: ActionWithParts,
  values: {
    owner: { value: Person };
    site?: { value: Site };
    risk?: { value: Risk };
  },
): Promise<Field[]> {
  const owner = values.owner.value;
  const fields: Field[] = [
    { label: t('action.field.owner'), value: [{ person: owner.id, name: fullName(owner) }] },
    ...actionFields(action, t),
  ];
  const committee =
    action.committeeId && (await tx.committee.findUnique({ where: { id: action.committeeId } }));
  if (committee) fields.push({ label: t('action.field.committee'), value: committee.label });
  const helpers = await tx.person.findMany({ where: { id: { in: action.contributorIds } } });
  if (helpers.length > 0)
    fields.push({
      label: t('action.field.contributors'),
      value: formatList(helpers.map(fullName), t.locale),
    });
  const { site, risk } = values;
  if (site) fields.push({ label: t('action.field.site'), value: site.value.name });
  if (risk)
    fields.push({ label: t('action.field.risk'), value: `${risk.value.number} · ${risk.value.title}` });
  return fields;
}
