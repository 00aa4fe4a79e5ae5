/** What Slack refuses and `emulate` lets pass; and what nobody should have sent, whatever Slack says. */
import type { EmulatedWorkspace } from './emulated-workspace.ts';
import { checkCall } from './limits-check.ts';
import { nested } from './read-call.ts';
import { type Arguments, webMethods } from './web-methods.ts';

/** How a workspace stands towards copil; tests change it. */
export interface Standing {
  /** Scopes that were granted. */
  scopes: string[];
  /** Slack's word when the token is no longer good. */
  tokenError: string | null;
  /** Ids of channels in which copil is. */
  joined: Set<string>;
  privateChannels: Set<string>;
  deactivated: Set<string>;
}

export interface Guard {
  /** Calls that break a rule, one sentence each. */
  readonly violations: string[];
  /** Judges a call before it is sent on. @returns Slack's refusal; null when it may pass */
  refusal(workspace: EmulatedWorkspace, standing: Standing, method: string, given: Arguments): Refusal | null;
}

export interface Refusal {
  error: string;
  needed?: string;
  provided?: string;
}

/** @param declared every scope of our manifest, required and optional */
export function openGuard(declared: readonly string[]): Guard {
  const violations: string[] = [];
  return {
    violations,
    refusal(workspace, standing, method, given) {
      const refused = (violation: string, error: string): Refusal => {
        violations.push(`${method}: ${violation}`);
        return { error };
      };
      const known = webMethods[method];
      if (!known) return refused('not a method we use', 'unknown_method');
      const missing = known.required.filter((name) => given[name] === undefined || given[name] === '');
      if (missing.length > 0) return refused(`no ${missing.join(', ')}`, 'invalid_arguments');
      const arguments_ = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, nested(value)]),
      );
      try {
        checkCall(method, arguments_);
      } catch (error) {
        return refused((error as Error).message, 'invalid_blocks');
      }
      if (standing.tokenError) return { error: standing.tokenError };
      const channel = String(given.channel ?? '');
      const needed = known.scopes(given, standing.privateChannels.has(channel));
      const beyond = needed.filter((scope) => !declared.includes(scope));
      if (beyond.length > 0)
        violations.push(`${method}: needs ${beyond.join(', ')}, which our manifest never asks for`);
      const lacking = needed.filter((scope) => !standing.scopes.includes(scope));
      if (lacking.length > 0)
        return { error: 'missing_scope', needed: lacking.join(','), provided: standing.scopes.join(',') };
      return placeRefusal(workspace, standing, method, given);
    },
  };
}

/** Somebody who left cannot be written to; a channel is written to by its members. */
function placeRefusal(
  workspace: EmulatedWorkspace,
  standing: Standing,
  method: string,
  given: Arguments,
): Refusal | null {
  const channel = String(given.channel ?? '');
  if (method === 'conversations.open' && standing.deactivated.has(String(given.users)))
    return { error: 'user_disabled' };
  if (!method.startsWith('chat.post')) return null;
  if (standing.deactivated.has(channel)) return { error: 'user_disabled' };
  const withoutJoining = method === 'chat.postMessage' && standing.scopes.includes('chat:write.public');
  const known = [...workspace.channels.values()].includes(channel);
  if (!known || standing.joined.has(channel)) return null;
  if (standing.privateChannels.has(channel)) return { error: 'channel_not_found' };
  return withoutJoining ? null : { error: 'not_in_channel' };
}
