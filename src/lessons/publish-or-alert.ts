import { peopleOfSite } from '../deployments/audiences.ts';
import { goLiveOf } from '../deployments/deployment.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { approvalsOf } from './approvals.ts';
import { publishSheet } from './publish.ts';
import { lockThread, threadOf } from './thread.ts';

/** Publishes a sheet that everybody approved; else who leads hears that it is not. @returns whether it published it */
export async function publishOrAlert(by: Happening, deploymentId: string): Promise<boolean> {
  const { tx, ledger, space, now } = by;
  const found = await threadOf(tx, deploymentId);
  if (!found) return false;
  const thread = await lockThread(tx, found.id);
  if (thread.state === 'published' || thread.state === 'withdrawn') return false;
  const day = dayOn(thread.deployment.site, now);
  const { missing } = await approvalsOf(tx, thread, day);
  if (thread.state === 'inApproval' && missing.length === 0) {
    await publishSheet(by, thread);
    return true;
  }
  const { functionalLeads } = await peopleOfSite(tx, thread.deployment, day);
  for (const id of functionalLeads)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: 'D29-ALERT',
      subject: { type: 'deployment', id: deploymentId, version: thread.deployment.version },
      recipient: { kind: 'person', id },
      message: 'lesson.notPublished',
      nature: 'alert',
      live: true,
      on: goLiveOf(thread.deployment) ?? day,
      correlationId: by.correlationId,
    });
  return false;
}
