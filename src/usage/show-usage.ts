import { entity } from '../conversation/arguments.ts';
import type { ListItem } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { namesById } from '../people/names-by-id.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { targetsOf } from '../sites/usage-targets.ts';
import type { Site, UsageMeasure } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { percentOf } from './level.ts';
import { mayReadUsage } from './reading-usage.ts';
import { usageBlocks } from './usage-card.ts';
import { indicatorsBelowTarget, usageOfSite } from './usage-of-site.ts';

/** What a convention’s funder is shown: every measure of a site with its day and proof, the newest first. */
export const showEvidence = domainCommand({
  name: 'usage evidence',
  alias: 'usage preuves',
  group: 'usage',
  readOnly: true,
  arguments: { site: entity<Site>('site', { position: 1 }) },

  async run(turn, { site: { value: site } }) {
    const { tx, t } = turn;
    if (!(await mayReadUsage(turn, site.id)))
      return sayNo(turn, 'usage.notYours', { site: site.name }, 'site');
    const targets = await targetsOf(tx, site);
    const measures = await tx.usageMeasure.findMany({
      where: { siteId: site.id },
      orderBy: [{ measuredOn: 'desc' }, { enteredAt: 'desc' }],
    });
    const names = await namesById(
      tx,
      measures.flatMap(({ enteredById, checkedById }) => [enteredById, checkedById]),
    );
    const checked = measures.some(({ state }) => state === 'checked');
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('usage.evidence.heading', { site: site.name }),
        blocks:
          measures.length === 0
            ? [{ kind: 'text', text: t('usage.evidence.none', { code: site.code }) }]
            : targets.flatMap(({ code, label, target }) => {
                const items = measures
                  .filter((one) => one.code === code)
                  .map((one) => proofItem(one, names, t));
                const heading = t('usage.evidence.indicator', { label, target });
                return items.length === 0 ? [] : [{ kind: 'list' as const, heading, items }];
              }),
        actions: checked
          ? [
              {
                id: 'reported',
                label: t('usage.button.reported'),
                command: 'usage check',
                arguments: { site: site.code, step: 'reported' },
              },
            ]
          : [],
        footer: site.finess ? t('usage.evidence.finess', { finess: site.finess }) : undefined,
      },
    };
  },
});

function proofItem(measure: UsageMeasure, names: ReadonlyMap<string, string>, t: Translator): ListItem {
  const { value, denominator, proof, proofUrl, state, enteredById, checkedById } = measure;
  const detail = [
    proof ?? t('usage.evidence.noProof'),
    t('usage.evidence.entered', { name: names.get(enteredById ?? '') ?? '' }),
    checkedById
      ? t('usage.evidence.checked', { name: names.get(checkedById) ?? '' })
      : t(`usage.state.${state}`),
  ].join(' · ');
  return {
    text: t('usage.evidence.item', {
      date: formatDate(plainDate(measure.measuredOn), t.locale, { weekday: false }),
      percent: percentOf(measure),
      value,
      denominator,
    }),
    detail: proofUrl ? [`${detail} · `, { link: proofUrl, label: t('usage.item.link') }] : detail,
  };
}

/** One site, or what lies below its target on all of them. */
export const showUsage = domainCommand({
  name: 'usage show',
  alias: 'usage voir',
  group: 'usage',
  readOnly: true,
  arguments: { site: entity<Site>('site', { position: 1, optional: true }) },

  async run(turn, values) {
    const { tx, t } = turn;
    if (!(await mayReadUsage(turn, values.site?.value.id)))
      return sayNo(turn, 'usage.notYours', { site: values.site?.value.name ?? '' }, 'site');
    if (values.site) {
      const site = values.site.value;
      const blocks = usageBlocks(await usageOfSite(tx, site), t);
      const actions = [
        {
          id: 'evidence',
          label: t('usage.button.evidence'),
          command: 'usage evidence',
          arguments: { site: site.code },
        },
      ];
      return {
        outcome: 'done',
        visibility: 'private',
        card: { heading: t('usage.heading', { site: site.name }), blocks, actions },
      };
    }
    const below = await indicatorsBelowTarget(tx, turn.space.id);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('usage.below.heading'),
        blocks:
          below.length === 0
            ? [{ kind: 'text', text: t('usage.below.none') }]
            : [
                {
                  kind: 'list',
                  items: below.map(({ site, indicator: { label, percent, target, level } }) => ({
                    text: [
                      `${t(`usage.level.${level}`)} `,
                      { bold: `${site.code} · ${site.name}` },
                      t('usage.below.item', { label, percent, target }),
                    ],
                  })),
                },
              ],
      },
    };
  },
});
