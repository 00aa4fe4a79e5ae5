import type { HouseAct, HouseActs } from '../people/turn.ts';
import type { DeploymentState } from '../store/generated/enums.ts';
import { enterState } from './enter-state.ts';
import { isStopped } from './is-stopped.ts';

/** What copil does by itself about deployments: they go on from state to state as their day comes (domain.md 4.1). */
export const deploymentActs: HouseActs = {
  'deployment.prepare': entering('preparing'),
  'deployment.start': entering('live'),
  'deployment.accompany': entering('hypercare'),
  'deployment.close': entering('closed'),
};

function entering(state: DeploymentState): HouseAct {
  return async (context, row) => {
    if (state === 'preparing' || !(await isStopped(context.tx, row.subjectId)))
      await enterState(context, row.subjectId, state);
  };
}
