import { isWithSoftware } from '../deployments/is-with-software.ts';
import type { HouseListener } from '../people/turn.ts';
import { catchUp } from './late.ts';

/** A site takes the software up again after days on which nothing of its lessons could be told. */
export const followOnLessons: HouseListener = async (by, event) => {
  if (event.kind === 'deployment.entered' && isWithSoftware(event.state))
    await catchUp(by, event.deploymentId);
};
