import type { Block, ListItem } from '../../conversation/card.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { conflictItem, findingItem } from '../calendar/checks/check-words.ts';
import type { Conflict } from '../calendar/checks/conflict.ts';
import { conflictsOf } from '../calendar/checks/conflicts-of.ts';
import { type RealismFinding, realismOf } from '../calendar/checks/realism.ts';
import { withGoLive } from '../calendar/plan.ts';
import { readPlan } from '../calendar/read-plan.ts';
import type { DeploymentOfSite } from '../deployment.ts';

/** What only moves a message to a day before or after is no reason to think again. */
const minor: readonly Conflict['code'][] = ['movedBack', 'measureClosed'];

/** What would not fit any more with the new date, and fitted before: closed days, freezes, deadlines, people shared with other sites. */
export async function findingBlocks(
  turn: Pick<DomainTurn, 'tx' | 't' | 'now' | 'timeZone'>,
  deployment: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<Block[]> {
  if (!to) return [];
  const { t } = turn;
  const plan = await readPlan(turn.tx, deployment.spaceId);
  const day = today(turn);
  const moved = withGoLive(plan, deployment.siteId, to);
  const items: ListItem[] = [
    ...newAmong(conflictsOf(plan, day), conflictsOf(moved, day))
      .filter(({ code }) => !minor.includes(code))
      .map((conflict) => conflictItem(conflict, t)),
    ...newAmong(realismOf(plan, day), realismOf(moved, day)).map((finding) => findingItem(finding, t)),
  ];
  return items.length > 0 ? [{ kind: 'list', heading: t('deployment.impact.findings'), items }] : [];
}

/** @returns what is found in the second list and not in the first; pure */
function newAmong<Finding extends Conflict | RealismFinding>(
  before: readonly Finding[],
  after: readonly Finding[],
): Finding[] {
  const known = new Set(before.map(asText));
  return after.filter((one) => !known.has(asText(one)));
}

/** The facts alone: a site is named by its code, its own dates are what changes. */
function asText({ sites, ...facts }: Conflict | RealismFinding): string {
  return JSON.stringify([sites.map(({ code }) => code), facts]);
}
