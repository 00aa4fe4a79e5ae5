import type { PlanRequest } from '../../delivery/ledger.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { planOf } from '../../deployments/plan-deployment.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { reminderRulesFor } from '../../meetings/meeting-timeline.ts';
import { planOfMeeting } from '../../meetings/plan-meeting.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';

/** What is rehearsed: a site's go-live, or a meeting. */
export interface Rehearsed {
  title: string;
  /** As its buttons name it. */
  named: { site: string } | { meeting: string };
  request: PlanRequest;
}

/** @returns null for a site that no deployment is planned for */
export async function siteToRehearse(
  { tx, now }: DomainTurn,
  { id, code, name }: Site,
): Promise<Rehearsed | null> {
  const deployment = await deploymentOfSite(tx, id);
  return deployment && { title: name, named: { site: code }, request: await planOf(tx, deployment, now) };
}

export async function meetingToRehearse(
  { tx, now, ledger }: DomainTurn,
  { value, text }: { value: MeetingWithPeople; text: string },
): Promise<Rehearsed> {
  const rules = reminderRulesFor(value.committee);
  const request = await planOfMeeting(tx, ledger, value, { rules, now });
  return { title: value.title, named: { meeting: text }, request };
}
