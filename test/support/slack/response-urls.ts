/** Slack's response_url: five uses in thirty minutes (shared/slack.md, section 3). */
import type { Json } from './emulated-workspace.ts';

export interface ResponsePlace {
  domain: string;
  channel: string;
  userId: string;
  /** Message whose button was pressed. */
  messageTs?: string;
}

export interface ResponseUrls {
  /** @returns the path of a new address */
  issue(place: ResponsePlace): string;
  /** Counts a use. @returns where it leads; null when it is unknown, used up or too old */
  use(path: string): ResponsePlace | null;
}

const uses = 5;
const lifetime = { minutes: 30 };

/** @param now the computer's clock */
export function openResponseUrls(now: () => Temporal.Instant): ResponseUrls {
  const issued = new Map<string, { place: ResponsePlace; left: number; until: Temporal.Instant }>();
  return {
    issue(place) {
      const path = `/response/${place.domain}/${issued.size + 1}`;
      issued.set(path, { place, left: uses, until: now().add(lifetime) });
      return path;
    },
    use(path) {
      const found = issued.get(path);
      if (!found || found.left === 0 || Temporal.Instant.compare(now(), found.until) >= 0) return null;
      found.left -= 1;
      return found.place;
    },
  };
}

/** What was posted there asks for. */
export function responseKind(body: Json): 'delete' | 'replace' | 'channel' | 'private' {
  if (body.delete_original) return 'delete';
  if (body.replace_original) return 'replace';
  return body.response_type === 'in_channel' ? 'channel' : 'private';
}
