/**
 * What somebody typed, as Slack sends it: `&`, `<` and `>` as entities, links and mentions between angle brackets
 * (docs.slack.dev/messaging/formatting-message-text; a command with should_escape).
 */

/** Mentions stay: the parser of the bot reads `<@U1|claire>` and `<#C1|copil-dui>`. */
const link = /<((?:https?|mailto|tel|ftp):[^<>|\s]*)(?:\|([^<>]*))?>/gi;
/** What Slack puts before what it made clickable by itself: `agla.example`, `jo@agla.example`. */
const scheme = /^(?:https?:\/\/|mailto:|tel:)/i;
const writtenAlone = /^(?:mailto|tel):/i;
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** @returns the text with its links as addresses and its entities as characters; mentions stay between brackets. */
export function readTyped(text: string): string {
  return unescapeEntities(
    text.replace(link, (_whole, address: string, label: string | undefined) =>
      label !== undefined && address.replace(scheme, '') === label
        ? label
        : address.replace(writtenAlone, ''),
    ),
  );
}

/** `&amp;lt;` is what somebody typed as `&lt;`: entities are read once. */
export function unescapeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}

/** @returns the text without the mentions of copil itself; other people stay mentioned. */
export function withoutMention(text: string, botUserId: string | undefined): string {
  if (!botUserId) return text;
  return text
    .replace(/<@([^<>|]+)(?:\|[^<>]*)?>[,:]?/g, (mention, id) => (id === botUserId ? ' ' : mention))
    .trim();
}
