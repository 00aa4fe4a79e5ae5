import { entity, longText, text } from '../conversation/arguments.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { siteOf } from '../sites/site-argument.ts';
import type { Site } from '../store/generated/client.ts';
import { readPulse } from './pulse.ts';
import { resultsCard } from './results-card.ts';
import { pulseReader } from './who-reads.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The functional lead or the director replies to a fear, once, for everybody who reads the results. */
export const replyToFear = domainCommand({
  name: 'pulse reply',
  alias: 'baromètre réponse',
  group: 'pulse',
  act: 'pulse.readAggregates',
  hidden: true,
  arguments: {
    site: entity<Site>('site', { hidden: true, position: 1 }),
    fear: text({ hidden: true }),
    reply: longText({ max: 600 }),
  },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const { functionalLead, directs } = await pulseReader(turn, site);
    if (!functionalLead && !directs) return sayNo(turn, 'pulse.reply.notYours');
    const where = { id: values.fear, pulse: { state: 'closed' as const, deployment: { siteId: site.id } } };
    const fear = uuid.test(values.fear)
      ? await turn.tx.pulseFear.findFirst({ where, include: { pulse: true } })
      : null;
    if (!fear) return sayNo(turn, 'pulse.reply.unknown');
    const { count } = await turn.tx.pulseFear.updateMany({
      where: { id: fear.id, reply: null },
      data: { reply: values.reply },
    });
    const pulse = await readPulse(turn.tx, fear.pulse.deploymentId, fear.pulse.number);
    if (count === 0 || !pulse) return sayNo(turn, 'pulse.reply.already');
    const subject = { type: 'pulse', id: pulse.id };
    await journal(turn, 'pulse.replied', subject, { after: { reply: values.reply } });
    await turn.ledger.refresh(turn.tx, subject, turn.correlationId);
    const shown = await resultsCard(turn.tx, pulse, turn.t, { replies: true });
    const noted = { kind: 'notice' as const, tone: 'success' as const, text: turn.t('pulse.reply.noted') };
    return { outcome: 'done', visibility: 'private', card: { ...shown, blocks: [noted, ...shown.blocks] } };
  },
});
