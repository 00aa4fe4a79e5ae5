/** The Slack workspaces of a space file: who has a chat workspace there, and its channels. */
import type { SpaceFileSource } from '../../../src/spaces/space-file.ts';
import type { WorkspaceSeed } from './emulated-workspace.ts';

/** @param emails handle → address in Slack, where it is not the work e-mail */
export function workspacesOf(
  space: SpaceFileSource,
  emails: Readonly<Record<string, string>> = {},
): WorkspaceSeed[] {
  const { organisations, people } = space;
  const channels = space.channels ?? [];
  const domains = new Set([...people, ...channels].flatMap(({ workspace }) => workspace ?? []));
  return [...domains].map((domain) => ({
    domain,
    name: organisations.find(({ workspace }) => workspace === domain)?.name ?? domain,
    people: people
      .filter(({ workspace }) => workspace === domain)
      .map(({ handle, givenName, familyName, workEmail, locale = 'fr' }) => ({
        handle,
        name: `${givenName} ${familyName}`,
        email: emails[handle] ?? workEmail,
        locale: locale === 'en' ? 'en-GB' : 'fr-FR',
      })),
    channels: channels.filter(({ workspace }) => workspace === domain).map(({ name }) => ({ name })),
  }));
}

/** @returns where the file's clock stands; the demo's when it has none */
export function clockOf({ clock: written, space }: SpaceFileSource): Temporal.Instant {
  const clock = written ?? '2026-09-01T08:30';
  const { at, timeZone } = typeof clock === 'string' ? { at: clock, timeZone: undefined } : clock;
  const zone = timeZone ?? space.timeZone ?? 'Europe/Paris';
  return Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant();
}
