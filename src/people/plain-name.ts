/** Lower case, without accents; spaces, hyphens between names stay hyphens, apostrophes go: a short name people can type. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s’']/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');
}
