import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import type { DeploymentState } from '../store/generated/enums.ts';
import { type DeploymentOfSite, lockDeployment } from './deployment.ts';
import { messagesBesideStaff } from './deployment-timeline.ts';

/** Where each state may be entered from (domain.md 4.1). */
const enteredFrom: Readonly<Record<DeploymentState, readonly DeploymentState[]>> = {
  planned: ['preparing', 'ready', 'postponed'],
  preparing: ['planned', 'ready', 'postponed'],
  ready: ['planned', 'preparing'],
  live: ['planned', 'preparing', 'ready', 'suspended'],
  hypercare: ['live'],
  capitalised: ['live', 'hypercare'],
  closed: ['live', 'hypercare', 'capitalised'],
  postponed: ['planned', 'preparing', 'ready'],
  suspended: ['live', 'hypercare'],
};

/** @returns whether a deployment may go from one state to the other */
export function mayEnter(from: DeploymentState, to: DeploymentState): boolean {
  return enteredFrom[to].includes(from);
}

/** Goes on to a state when it may, journals and announces it. @returns whether it did */
export async function enterState(
  by: Happening,
  deploymentId: string,
  state: DeploymentState,
): Promise<boolean> {
  const deployment: DeploymentOfSite = await lockDeployment(by.tx, deploymentId);
  if (!mayEnter(deployment.state, state)) return false;
  await by.tx.deployment.update({ where: { id: deploymentId }, data: { state } });
  const subject = { type: 'deployment', id: deploymentId };
  await journal(by, `deployment.${state}`, subject, {
    before: { state: deployment.state },
    after: { state },
  });
  await by.announce({ kind: 'deployment.entered', deploymentId, state });
  await by.ledger.refresh(by.tx, { ...subject, messages: messagesBesideStaff }, by.correlationId);
  return true;
}
