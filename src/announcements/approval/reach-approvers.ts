import { peopleOfSite } from '../../deployments/audiences.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { SiteKind } from '../kinds.ts';

/** What is put before COM and DIR beside the rules D02 and D08. */
export interface Asked {
  /** Of the message: each is told once for a version. */
  rule: string;
  subject: { type: 'deployment' | 'announcement'; id: string; version: number };
  kinds?: readonly SiteKind[];
  /** Whose change undid an approval, by name. */
  changedBy?: string;
  /** Why it is asked outside the timeline: a key of announcement.why. */
  why?: 'late' | 'referents' | 'correction';
}

/** Puts announcements before who writes and approves them, apart from whoever has just done it. */
export async function askApprovers(
  by: Happening,
  deployment: DeploymentOfSite,
  { rule, subject, ...parameters }: Asked,
): Promise<void> {
  const day = dayOn(deployment.site, by.now);
  const { communication, directors } = await peopleOfSite(by.tx, deployment, day);
  for (const id of new Set([...communication, ...directors])) {
    if (id === by.actor?.id) continue;
    await by.ledger.notify(by.tx, {
      spaceId: deployment.spaceId,
      rule,
      subject,
      recipient: { kind: 'person', id },
      message: 'announcement.toApprove',
      parameters,
      nature: 'notice',
      live: true,
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
  }
}
