const ofTheTable = /^D\d\d$/;

/** @returns whether a rule is one of the 31 of domain.md 4.4, and none of what copil prepares beside them */
export function isMainRule(code: string): boolean {
  return ofTheTable.test(code);
}

/** @returns those of 4.4, each once, in the order of the timeline */
export function mainRulesOf(codes: readonly string[]): string[] {
  return [...new Set(codes.filter(isMainRule))].sort();
}
