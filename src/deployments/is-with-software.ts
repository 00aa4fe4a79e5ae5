import type { DeploymentState } from '../store/generated/enums.ts';

/** States in which a site works with the software, and what follows its go-live is told. */
const withSoftware: readonly DeploymentState[] = ['live', 'hypercare'];

export function isWithSoftware(state: DeploymentState): boolean {
  return withSoftware.includes(state);
}
