import { choice, entity, integer } from '../conversation/arguments.ts';
import { domainCommand } from '../people/turn.ts';
import type { Committee, Person, Site } from '../store/generated/client.ts';
import { actionList } from './action-list.ts';

/** C26: the action plan, by person, state, site, committee and priority; seen by who asks alone. */
export const listActions = domainCommand({
  name: 'actions',
  alias: 'actions',
  group: 'actions',
  readOnly: true,
  arguments: {
    whose: choice(
      { mine: ['moi', 'mes', 'me'], all: ['toutes', 'tout', 'tous'] },
      { position: 1, optional: true, keys: ['lesquelles'] },
    ),
    person: entity<Person>('person', { position: 2, optional: true, keys: ['responsable', 'qui', 'owner'] }),
    state: choice(
      {
        open: ['ouverte', 'ouvertes', 'en attente'],
        late: ['en retard', 'retard', 'overdue'],
        todo: ['à faire'],
        doing: ['en cours', 'started'],
        blocked: ['bloquée', 'bloquées'],
        unassigned: ['à réattribuer', 'sans responsable'],
        done: ['faite', 'faites'],
        verified: ['vérifiée', 'vérifiées'],
        dropped: ['abandonnée', 'abandonnées'],
      },
      { position: 4, optional: true, keys: ['état'] },
    ),
    site: entity<Site>('site', { optional: true }),
    committee: entity<Committee>('committee', { position: 3, optional: true, keys: ['comité'] }),
    priority: choice(
      { low: ['basse', 'faible'], normal: ['normale'], high: ['haute', 'urgente', 'urgent'] },
      { optional: true, keys: ['priorité'] },
    ),
    page: integer({ optional: true, hidden: true, min: 1, max: 1000 }),
  },

  async run(turn, { whose, person, state, site, committee, priority, page }) {
    return {
      outcome: 'done',
      visibility: 'private',
      // A page turned takes the place of the one before.
      replaces: page !== undefined,
      card: await actionList(turn, {
        whose,
        person: person?.value,
        state,
        site: site?.value,
        committee: committee?.value,
        priority,
        page,
      }),
    };
  },
});
