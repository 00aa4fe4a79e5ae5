import { choice, entity } from '../conversation/arguments.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { siteOf } from '../sites/site-argument.ts';
import type { Site } from '../store/generated/client.ts';
import { usageCard } from './usage-card.ts';
import { usageOfSite } from './usage-of-site.ts';

/** What somebody else entered is checked; what is checked may then be handed over as evidence (4.1, `UsageMeasure`). */
export const checkUsage = domainCommand({
  name: 'usage check',
  alias: 'usage vérifier',
  group: 'usage',
  act: 'usage.record',
  grants: ['allowed'],
  arguments: {
    site: entity<Site>('site', { position: 1 }),
    step: choice(
      { checked: ['vérifiées', 'vérifier'], reported: ['transmises', 'transmettre', 'ars'] },
      { position: 2, optional: true, keys: ['étape'] },
    ),
  },
  siteOf,

  async run(turn, { site: { value: site }, step = 'checked' }) {
    const { tx, t, actor } = turn;
    await tx.$queryRaw`SELECT id FROM "Site" WHERE id = ${site.id}::uuid FOR UPDATE`;
    const from = step === 'checked' ? 'entered' : 'checked';
    const waiting = await tx.usageMeasure.findMany({ where: { siteId: site.id, state: from } });
    if (waiting.length === 0) return sayNo(turn, `usage.nothing.${step}`, { site: site.name }, 'site');
    const others =
      step === 'checked' ? waiting.filter(({ enteredById }) => enteredById !== actor.id) : waiting;
    if (others.length === 0) return sayNo(turn, 'usage.ownEntry', {}, 'site');
    for (const { id } of others) {
      await tx.usageMeasure.update({
        where: { id },
        data: { state: step, ...(step === 'checked' && { checkedById: actor.id }) },
      });
      await journal(
        turn,
        `usage.${step}`,
        { type: 'usageMeasure', id },
        { before: { state: from }, after: { state: step } },
      );
    }
    const said = [
      {
        kind: 'notice' as const,
        tone: 'success' as const,
        text: t(`usage.now.${step}`, { count: others.length }),
      },
    ];
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: usageCard(site, await usageOfSite(tx, site), t, {
        said,
        actions: [
          {
            id: 'evidence',
            label: t('usage.button.evidence'),
            command: 'usage evidence',
            arguments: { site: site.code },
          },
        ],
      }),
    };
  },
});
