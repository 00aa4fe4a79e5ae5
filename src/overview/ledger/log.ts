import { choice, date, entity, integer, text } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person, Site } from '../../store/generated/client.ts';
import { ledgerCard } from './ledger-card.ts';
import { isOwnSite } from './readable-sites.ts';

/** C57: what was sent to whom, when, why, and what became of it. What a message said is not shown: some answers are private. */
export const log = domainCommand({
  name: 'log',
  alias: 'journal',
  synonyms: ['ledger', 'envois'],
  group: 'overview',
  act: 'ledger.see',
  readOnly: true,
  siteOf: (values) => values.site?.value.id,
  own: (turn, values) => isOwnSite(turn, values.site?.value.id),
  arguments: {
    person: entity<Person>('person', { position: 1, optional: true, keys: ['à', 'qui', 'to'] }),
    site: entity<Site>('site', { optional: true }),
    rule: text({ optional: true, keys: ['règle'], max: 40 }),
    state: choice(
      {
        planned: ['prévu', 'prévus', 'à venir'],
        held: ['retenu', 'retenus', 'en pause', 'en attente'],
        sent: ['envoyé', 'envoyés', 'parti', 'partis'],
        relayed: ['relayé', 'relais', 'relais e-mail'],
        failed: ['échec', 'en échec', 'échoué'],
        uncertain: ['incertain', 'incertains', 'douteux'],
        cancelled: ['annulé', 'annulés', 'abandonné'],
      },
      { optional: true, keys: ['état'] },
    ),
    day: date({ optional: true, keys: ['jour', 'le'], lookBack: true }),
    page: integer({ optional: true, hidden: true, min: 1, max: 100_000 }),
  },

  async run(turn, { person, site, rule, state, day, page }) {
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: page !== undefined,
      card: await ledgerCard(turn, { person: person?.value, site: site?.value, rule, state, day, page }),
    };
  },
});
