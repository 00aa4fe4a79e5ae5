import { ruleOf, type SiteKind, siteKinds } from '../../announcements/kinds.ts';
import type { Translator } from '../../conversation/language.ts';
import { dayOfRuleFor } from '../../deployments/deployment-timeline.ts';
import { ruleName } from '../../overview/ledger/rule-name.ts';
import type { SpaceFile } from '../../spaces/space-file.ts';
import { listed } from './listed.ts';
import { missedOfSite } from './missed-rules.ts';
import type { Scope, SiteInFile } from './scope.ts';

/** What puts each kind before who approves it. */
const askedBy: Readonly<Record<SiteKind, string>> = { first: 'D02', second: 'D08', third: 'D08' };

/** An announcement that a site has from the start, since the day of its draft has come. */
interface LoadedDraft {
  kind: SiteKind;
  /** The rule it leaves by. */
  rule: string;
  /** Whether its director is asked: today by the timeline, at once where a date is moved, or not by itself. */
  asked: 'now' | 'today' | null;
  /** Once it is approved. */
  leaves: 'next' | 'onItsDay';
}

/** @returns the announcements of a site that wait for approval as soon as it is loaded (announcements/draft/draft-due.ts) */
export function draftsOf(one: SiteInFile, file: SpaceFile, now: Temporal.Instant): LoadedDraft[] {
  const { goLive, today, calendar, comes } = one;
  if (!goLive || !comes || Temporal.PlainDate.compare(today, goLive) >= 0) return [];
  const missed = missedOfSite({ ...one, goLive }, file, now);
  return siteKinds.flatMap((kind): LoadedDraft[] => {
    const drafted = dayOfRuleFor(`${askedBy[kind]}-DRAFT`, goLive, calendar);
    if (Temporal.PlainDate.compare(today, drafted) < 0) return [];
    const { code: rule } = ruleOf[kind];
    const asked = missed.includes(askedBy[kind]) ? null : 'today';
    return [
      {
        ...{ kind, rule },
        asked: comes === 'moved' ? 'now' : asked,
        leaves: missed.includes(rule) ? 'next' : 'onItsDay',
      },
    ];
  });
}

/** Announcements that wait, and how to have them approved: one line for the sites of which the same is to be said. */
export function draftLines({ file, now }: Scope, sites: readonly SiteInFile[], t: Translator): string[] {
  const drafts = sites.flatMap((one) => draftsOf(one, file, now).map((draft) => ({ one, draft })));
  const alike = Map.groupBy(drafts, ({ draft }) => JSON.stringify(draft));
  return [...alike.values()].map((same) => {
    const [{ draft, one: first }] = same as [(typeof same)[number]];
    const { rule, asked, leaves } = draft;
    const said = {
      sites: listed(
        same.map(({ one: { site } }) => t('exchange.remark.coded', { name: site.name, code: site.code })),
        t,
        'sites',
      ),
      announcement: ruleName(rule, t),
    };
    return asked
      ? t('exchange.remark.draft.asked', { ...said, when: asked })
      : t('exchange.remark.draft.waits', { ...said, leaves, code: first.site.code });
  });
}
