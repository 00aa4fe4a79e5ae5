const ofTheTable = /^D\d\d$/;

/** @returns whether a rule is one of the 31 of domain.md 4.4, and none of what copil prepares beside them */
export function isMainRule(code: string): boolean {
  return ofTheTable.test(code);
}

/** @returns « D07–D14, D16 »: rules of 4.4 as people read them, several in a row as one range */
export function rangesOf(codes: readonly string[]): string {
  const numbers = [...new Set(codes.filter(isMainRule).map((code) => Number(code.slice(1))))].sort(
    (one, other) => one - other,
  );
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const code = (number: number) => `D${String(number).padStart(2, '0')}`;
  return ranges.map(([from, to]) => (from === to ? code(from) : `${code(from)}–${code(to)}`)).join(', ');
}
