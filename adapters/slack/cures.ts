import type { Cures, Refusal } from '../../src/conversation/platform.ts';

/** What somebody can put right in Slack, and the sentence that says how. */
export const cures = {
  unreachable: 'slack.trouble.unreachable',
  unknownRecipient: 'slack.trouble.unknownRecipient',
  deactivated: 'slack.trouble.deactivated',
  notInChannel: 'slack.trouble.notInChannel',
  archived: 'slack.trouble.archived',
  restricted: 'slack.trouble.restricted',
  revoked: 'slack.trouble.revoked',
  missingScope: 'slack.trouble.missingScope',
} as const satisfies Cures;

export type Curable = keyof typeof cures;

export function isCurable(reason: Refusal): reason is Curable {
  return Object.hasOwn(cures, reason);
}
