/** How a site uses the software: the last measure of each indicator, the one before it, and the target. */
import { type Target, targetsOf } from '../sites/usage-targets.ts';
import type { Site, UsageMeasure } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { type Level, levelOf, percentOf, trendOf } from './level.ts';

export interface Indicator extends Target {
  /** Null: never measured. */
  last: UsageMeasure | null;
  before: UsageMeasure | null;
  level: Level | null;
  /** Percent. */
  percent: number | null;
  /** Percentage points since the measure before; null for a first one. */
  trend: number | null;
}

type SiteRead = Pick<Site, 'id' | 'spaceId' | 'organisationId'>;

/** @returns one line an indicator, in the order of the targets */
export async function usageOfSite(tx: Transaction, site: SiteRead): Promise<Indicator[]> {
  const targets = await targetsOf(tx, site);
  const measures = await tx.usageMeasure.findMany({
    where: { siteId: site.id },
    orderBy: [{ measuredOn: 'desc' }, { enteredAt: 'desc' }],
  });
  return targets.map((target): Indicator => {
    const [last = null, before = null] = measures.filter(({ code }) => code === target.code);
    return {
      ...target,
      last,
      before,
      level: last && levelOf(last, target.target),
      percent: last && percentOf(last),
      trend: last && before && trendOf(before, last),
    };
  });
}

/** An indicator of a site that has not reached its target, for the report and the status. */
export interface BelowTarget {
  site: Pick<Site, 'id' | 'code' | 'name' | 'organisationId'>;
  indicator: Indicator & { last: UsageMeasure; level: Level; percent: number };
}

/** @returns what was measured below its target on the open sites of a space, the furthest below first */
export async function indicatorsBelowTarget(tx: Transaction, spaceId: string): Promise<BelowTarget[]> {
  const measured = await tx.usageMeasure.findMany({
    where: { spaceId },
    select: { siteId: true },
    distinct: ['siteId'],
  });
  const sites = await tx.site.findMany({
    where: { spaceId, state: 'active', id: { in: measured.map(({ siteId }) => siteId) } },
    orderBy: { code: 'asc' },
  });
  const below: BelowTarget[] = [];
  for (const site of sites)
    for (const indicator of await usageOfSite(tx, site)) {
      const { last, level, percent } = indicator;
      if (last && level && percent !== null && level !== 'green')
        below.push({ site, indicator: { ...indicator, last, level, percent } });
    }
  const gap = ({ indicator }: BelowTarget) => indicator.target - indicator.percent;
  return below.sort((one, other) => gap(other) - gap(one));
}
