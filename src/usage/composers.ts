import type { Block } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Composer, Composers } from '../delivery/ledger.ts';
import { goLiveOf, readDeployment } from '../deployments/deployment.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { dayOn } from '../sites/day-on.ts';
import { exampleOf } from './read-measures.ts';
import { regularService } from './regular-service.ts';
import { usageBlocks } from './usage-card.ts';
import { usageOfSite } from './usage-of-site.ts';

/** D26 and D30, to the technical lead and quality: the figures that are due, as they stand. */
function asking(which: 'first' | 'second'): Composer {
  return async ({ tx, t, redraw, answers, now }, { subjectId }) => {
    const deployment = await readDeployment(tx, subjectId);
    const goLive = goLiveOf(deployment);
    if (!goLive || (!redraw && (await isStopped(tx, subjectId)))) return null;
    const indicators = await usageOfSite(tx, deployment.site);
    if (indicators.length === 0 && which === 'first') return null;
    const { code, name } = deployment.site;
    const day = formatDate(dayOn(deployment.site, now), t.locale, { year: false, weekday: false });
    const example = exampleOf(indicators);
    return {
      card: {
        // @keys usage.ask.first.* usage.ask.second.*
        heading: t(`usage.ask.${which}.heading`, { site: name }),
        blocks: [
          ...(which === 'second' ? serviceBlocks(goLive, t) : []),
          ...(indicators.length > 0
            ? [{ kind: 'text' as const, text: t(`usage.ask.${which}.text`, { code, example, day }) }]
            : []),
          ...usageBlocks(indicators, t),
        ],
        // A form asks for what was counted: a mail has none.
        actions:
          indicators.length > 0 && answers !== 'mail'
            ? [
                {
                  id: 'enter',
                  label: t('usage.button.enter'),
                  style: 'primary' as const,
                  command: 'usage',
                  arguments: { site: code },
                },
              ]
            : [],
      },
    };
  };
}

/** The end of the observation, and the last day to tell the vendor its result (C32). */
function serviceBlocks(goLive: Temporal.PlainDate, t: Translator): Block[] {
  const { startsOn, endsOn, noticeBy } = regularService(goLive);
  const written = (day: Temporal.PlainDate) => formatDate(day, t.locale);
  return [
    {
      kind: 'notice',
      tone: 'warning',
      text: t('usage.service', {
        from: written(startsOn),
        to: written(endsOn),
        by: written(noticeBy),
      }),
    },
  ];
}

/** What copil tells about usage, by the name a rule gives. */
export const usageComposers: Composers = {
  'usage.ask': asking('first'),
  'usage.askAgain': asking('second'),
};
