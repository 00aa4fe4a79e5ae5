import { isBehind } from '../delivery/look-up.ts';
import { codesSaying, rulesToldLate } from '../deployments/deployment-timeline.ts';
import { isWithSoftware } from '../deployments/is-with-software.ts';
import { planDeployment } from '../deployments/plan-deployment.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { openPulseOf } from './open-pulse.ts';
import { readPulse } from './pulse.ts';

const opening = ['pulse.open', 'pulse.openSecond'] as const;

/** A site takes the software up again after the day of a pulse: it is asked now. */
export const followOnPulses: HouseListener = async (by, event) => {
  if (event.kind === 'deployment.entered' && isWithSoftware(event.state))
    await openMissed(by, event.deploymentId);
};

/** The latest one whose day is behind: nobody is asked the same twice at once. */
async function openMissed(by: Happening, deploymentId: string): Promise<void> {
  const subject = { type: 'deployment', id: deploymentId };
  for (const [before, act] of [...opening.entries()].reverse()) {
    if (!(await isBehind(by.tx, subject, act))) continue;
    if (await readPulse(by.tx, deploymentId, before + 1)) return;
    await openPulseOf(by, deploymentId, { number: before + 1, at: by.now });
    const code = codesSaying('pulse.invitation')[before] as string;
    await planDeployment(by, { id: deploymentId }, { rules: rulesToldLate(code, ['pulse.invitation']) });
    return;
  }
}
