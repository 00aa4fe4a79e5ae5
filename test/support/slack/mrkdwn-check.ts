/** What may stand between `<` and `>` in a message of ours: addresses, people, channels, dates; no broadcast. */
const marks =
  /^(?:https?:\/\/[^\s<>|]+|mailto:[^\s<>|]+|@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!date\^[^<>]+)(?:\|[^<>\n]+)?$/;

/**
 * @param text mrkdwn as it is sent
 * @throws Error when `&`, `<` or `>` of somebody's words is not escaped, or everybody would be notified
 */
export function checkMrkdwn(text: string, at: string): void {
  for (const [whole, inside] of text.matchAll(/<([^<>]*)>/g))
    if (!marks.test(inside as string)) throw new Error(`${at}: ${whole} was not meant`);
  if (/@(?:channel|here|everyone)\b/i.test(text)) throw new Error(`${at}: would call everybody`);
  const rest = text.replace(/<[^<>]*>/g, '');
  if (/[<>]/.test(rest)) throw new Error(`${at}: < or > is not escaped`);
  if (/&(?!(?:amp|lt|gt);)/.test(text)) throw new Error(`${at}: & is not escaped`);
}
