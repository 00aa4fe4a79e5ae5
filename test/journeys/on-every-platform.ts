import { describe } from 'vitest';
import type { Open } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { openSlackDriver } from './slack-driver.ts';

const platforms: readonly (readonly [where: string, open: Open])[] = [
  ['in the local workspace', openLocalDriver],
  ['on Slack', openSlackDriver],
];

/**
 * Runs one journey everywhere people talk to copil, with the same expectations.
 * @param script told how to open a running service where it is run
 */
export function onEveryPlatform(title: string, script: (open: Open) => void): void {
  describe.each(platforms)(`${title}, %s`, (_where, open) => script(open));
}
