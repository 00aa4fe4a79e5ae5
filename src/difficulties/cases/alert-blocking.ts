import { peopleOfSite } from '../../deployments/audiences.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { leadToday } from '../../people/lead-today.ts';
import { leadsReached } from '../../people/read-leads.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Deed } from '../../people/turn.ts';
import type { Organisation, Site } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { type DutyNow, dutyNow } from '../on-duty.ts';

/** Whom an alert of a site reaches, and when. */
export interface Reached extends DutyNow {
  /** Those who hear of it at once. */
  now: string[];
  /** Those who hear of it at the opening. */
  later: string[];
}

export interface Alert {
  rule: string;
  subject: { type: string; id: string; version: number };
  message: string;
  parameters?: Record<string, unknown>;
}

/**
 * Referents and technical lead hear of what blocks a site at once within opening hours; outside them only people on duty are
 * woken, and the others read it at the opening (C43, nasty case 8, invariant 11).
 *
 * @param except who knows already
 */
export async function alertSite(
  deed: Pick<Deed, 'tx' | 'ledger' | 'now' | 'space' | 'correlationId'>,
  site: Site & { organisation: Organisation },
  alert: Alert,
  except: readonly string[],
): Promise<Reached> {
  const duty = await dutyNow(deed.tx, site, deed.now);
  const concerned = await referentsAndLead(deed.tx, site, duty.opensAt.toPlainDate());
  const awake = duty.onDuty.map(({ personId }) => personId);
  const all = [...new Set([...awake, ...concerned])].filter((id) => !except.includes(id));
  for (const id of all)
    await deed.ledger.notify(deed.tx, {
      spaceId: deed.space.id,
      ...alert,
      recipient: { kind: 'person', id },
      nature: 'alert',
      live: true,
      ...(awake.includes(id) && { immediate: 'onDuty' as const }),
      correlationId: deed.correlationId,
    });
  const atOnce = (id: string) => duty.isOpen || awake.includes(id);
  return { ...duty, now: all.filter(atOnce), later: all.filter((id) => !atOnce(id)) };
}

/** No referent: the director; no technical lead, or one who is away: the other lead (4.4b, C03). */
async function referentsAndLead(tx: Transaction, site: Site, day: Temporal.PlainDate): Promise<string[]> {
  const committee = await steeringCommittee(tx, site.spaceId);
  const deployment = await deploymentOfSite(tx, site.id);
  if (!deployment) return site.directorId ? [site.directorId] : [];
  const { referents, technicalLeads } = await peopleOfSite(tx, deployment, day);
  const leads: string[] = [];
  for (const id of technicalLeads)
    if (!committee || (await leadToday(tx, committee.id, id, day)).reached) leads.push(id);
  if (leads.length === 0 && committee)
    leads.push(...(await leadsReached(tx, committee.id, day)).map(({ personId }) => personId));
  return [...referents, ...leads];
}
