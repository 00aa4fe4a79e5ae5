import { goLiveOf } from '../deployments/deployment.ts';
import { dayOfRule } from '../deployments/deployment-timeline.ts';
import { namesById } from '../people/names-by-id.ts';
import { dayOn } from '../sites/day-on.ts';
import { targetsOf } from '../sites/usage-targets.ts';
import type { UsageMeasure } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';
import { type SheetFacts, sheetOf } from './sheet.ts';
import type { ThreadOfSite } from './thread.ts';

/** Days after the go-live up to which a measure is the first one, nearer to J+15 than to J+30; from then on it is the second. */
const lastOfFirst = Math.floor((dayOfRule('D26') + dayOfRule('D30')) / 2);

/** What the sheet knows by itself: as it stood when it was published, else as it stands. */
export async function factsOf(tx: Transaction, thread: ThreadOfSite): Promise<SheetFacts> {
  return sheetOf(thread)?.facts ?? (await readFacts(tx, thread));
}

export async function readFacts(tx: Transaction, thread: ThreadOfSite): Promise<SheetFacts> {
  const { deployment } = thread;
  const { site } = deployment;
  const goLive = goLiveOf(deployment);
  const firstMove = await tx.deploymentMove.findFirst({
    where: { deploymentId: deployment.id, from: { not: null } },
    orderBy: { version: 'asc' },
  });
  const planned = firstMove?.from ? plainDate(firstMove.from) : goLive;
  const said = await tx.contribution.findMany({ where: { threadId: thread.id }, select: { personId: true } });
  const approvals = await tx.lessonsApproval.findMany({
    where: { threadId: thread.id, sheetVersion: thread.sheetVersion },
    orderBy: { at: 'asc' },
  });
  const ids = [...said.map(({ personId }) => personId), ...approvals.map(({ personId }) => personId)];
  const names = await namesById(tx, ids);
  const named = new Set(said.flatMap(({ personId }) => names.get(personId ?? '') ?? []));
  return {
    site: site.name,
    town: site.town,
    typology: site.typology,
    organisation: site.organisation.name,
    pilot: deployment.pilot,
    staff: site.staffCount,
    planned: planned?.toString() ?? null,
    actual: goLive?.toString() ?? null,
    usage: await usageOf(tx, thread, goLive),
    contributors: [...named].sort((a, b) => a.localeCompare(b, 'fr')),
    unnamed: said.some(({ personId }) => personId === null),
    approvals: approvals.map(({ personId, at }) => ({
      name: names.get(personId) ?? '',
      on: dayOn(site, toInstant(at)).toString(),
    })),
  };
}

async function usageOf(
  tx: Transaction,
  { deployment: { site } }: ThreadOfSite,
  goLive: Temporal.PlainDate | null,
): Promise<SheetFacts['usage']> {
  const targets = await targetsOf(tx, site);
  const measures = await tx.usageMeasure.findMany({
    where: { siteId: site.id },
    orderBy: [{ measuredOn: 'asc' }, { enteredAt: 'asc' }],
  });
  const isFirst = ({ measuredOn }: UsageMeasure) =>
    goLive === null || goLive.until(plainDate(measuredOn)).days <= lastOfFirst;
  return targets.map(({ code, label, target }) => {
    const of = measures.filter((one) => one.code === code);
    return {
      label,
      target,
      first: percent(of.findLast(isFirst)),
      second: percent(of.findLast((one) => !isFirst(one))),
    };
  });
}

/** @returns to one decimal */
function percent(measure: UsageMeasure | undefined): number | null {
  if (!measure || measure.denominator === 0) return null;
  return Math.round((1000 * measure.value) / measure.denominator) / 10;
}
