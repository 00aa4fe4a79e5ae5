import { date, entity, flag, longText } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { longPastNotice } from '../../people/ask-before.ts';
import { journal } from '../../people/journal.ts';
import { isLead } from '../../people/leads.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { endMembership } from '../end-membership.ts';
import { endPerson, forgetPlannedEnd, planEndOfPerson } from '../end-person.ts';
import { peopleToChoose } from '../people-to-choose.ts';

/** Somebody leaves the whole project: every committee, and their accounts; past minutes and votes stand (nasty case 2). */
export const personLeave = domainCommand({
  name: 'person leave',
  alias: 'personne départ',
  synonyms: ['départ'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    person: entity<Person>('person', { position: 1, keys: ['personne', 'qui'], options: peopleToChoose }),
    day: date({ position: 2, optional: true, lookBack: true, keys: ['le', 'jour'] }),
    reason: longText({ optional: true, max: 500, keys: ['raison', 'motif'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  outright: () => true,

  /** Who runs a group decides about the group alone: a person of the project is the steering committee's matter. */
  async precondition(turn): Promise<Reply | null> {
    const actor = await turn.tx.person.findUniqueOrThrow({
      where: { id: turn.actor.id },
      include: { memberships: { where: { committee: { kind: 'copil', state: { not: 'closed' } } } } },
    });
    const leads = actor.memberships.some(
      (one) => isOpenMembership(one, today(turn)) && (isLead(one.roles) || one.roles.includes('PRES')),
    );
    return leads || actor.administrator ? null : sayNo(turn, 'committee.person.notYours');
  },

  async run(turn, values): Promise<Reply> {
    const person = values.person.value;
    const day = today(turn);
    const named = { name: fullName(person), day: values.day ? formatDate(values.day, turn.locale) : 'none' };
    if (person.id === turn.actor.id) return sayNo(turn, 'committee.person.self');
    const memberships = await turn.tx.membership.findMany({
      where: { personId: person.id, state: 'active', committee: { state: { not: 'closed' } } },
      include: { committee: true },
      orderBy: { id: 'asc' },
    });
    if (!values.confirmed)
      return {
        outcome: 'preview',
        visibility: 'private',
        card: {
          heading: turn.t('committee.person.heading', named),
          blocks: [
            { kind: 'text', text: turn.t.rich('committee.person.preview', named) },
            ...longPastNotice(turn, values.day),
            ...(memberships.length > 0
              ? [
                  {
                    kind: 'list' as const,
                    heading: turn.t('committee.person.committees'),
                    items: memberships.map(({ committee }) => ({ text: committee.label })),
                  },
                ]
              : []),
          ],
          actions: [
            {
              id: 'confirm',
              label: turn.t('committee.person.confirm'),
              style: 'danger',
              command: 'person leave',
              arguments: {
                person: `@${person.handle}`,
                ...(values.day && { day: values.day.toString() }),
                ...(values.reason && { reason: values.reason }),
                confirmed: 'true',
              },
            },
          ],
        },
      };
    const on = values.day ? values.day.add({ days: 1 }) : day;
    for (const { committee, ...membership } of memberships)
      await endMembership(turn, committee, membership, { on, today: day });
    await journal(
      turn,
      'person.left',
      { type: 'person', id: person.id },
      { after: { on: on.toString(), ...(values.reason && { reason: values.reason }) } },
    );
    await forgetPlannedEnd(turn, person.id);
    await turn.announce({ kind: 'person.left', personId: person.id, on });
    if (Temporal.PlainDate.compare(on, day) <= 0) await endPerson(turn, person.id);
    else await planEndOfPerson(turn, person.id, on);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: card(turn.t('committee.person.heading', named), turn.t.rich('committee.person.done', named)),
    };
  },
});
