/** @returns handles of the first people of a site, as the demo names them */
export function staffOf(code: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${code}-${String(index + 1).padStart(3, '0')}`);
}
