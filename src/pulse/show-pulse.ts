import { integer } from '../conversation/arguments.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { siteArgument, siteOf } from '../sites/site-argument.ts';
import { hasAnswered, pulsesOfSite } from './pulse.ts';
import { resultsCard } from './results-card.ts';
import { pulseReader, whyUnreadable } from './who-reads.ts';

/** The aggregates of a site's pulse, the latest unless another is asked for. */
export const showPulse = domainCommand({
  name: 'pulse',
  alias: 'baromètre',
  synonyms: ['barometre'],
  group: 'pulse',
  act: 'pulse.readAggregates',
  readOnly: true,
  byMail: true,
  arguments: {
    site: siteArgument(),
    number: integer({ position: 2, optional: true, min: 1, max: 2, keys: ['numéro'] }),
  },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const reader = await pulseReader(turn, site);
    const refused = await whyUnreadable(turn, site, reader);
    if (refused) return refused;
    const pulses = await pulsesOfSite(turn.tx, site.id);
    const pulse = values.number ? pulses.find(({ number }) => number === values.number) : pulses[0];
    if (!pulse) return sayNo(turn, 'pulse.none', { site: site.name });
    const answers = reader.worksThere && !(await hasAnswered(turn.tx, pulse.id, turn.actor.id));
    const replies = reader.functionalLead || reader.directs;
    const other = pulses.find(({ number }) => number !== pulse.number);
    const shown = await resultsCard(turn.tx, pulse, turn.t, { answers, replies });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        ...shown,
        actions: [
          ...(shown.actions ?? []),
          ...(other
            ? [
                {
                  id: 'other',
                  label: turn.t('pulse.button.other', { first: other.number === 1 }),
                  command: 'pulse',
                  arguments: { site: site.code, number: String(other.number) },
                },
              ]
            : []),
        ],
      },
    };
  },
});
