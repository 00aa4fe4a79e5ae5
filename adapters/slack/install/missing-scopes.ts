import { requiredScopes } from '../manifest/scopes.ts';

/**
 * @param granted scopes of a token; nothing is said when they are not known
 * @returns the required scopes it lacks: after an upgrade, until copil is installed again
 */
export function missingScopes(granted: readonly string[]): string[] {
  if (granted.length === 0) return [];
  return requiredScopes.filter((scope) => !granted.includes(scope));
}
