/** What may enter an iCalendar file: RFC 5545 § 3.1 allows no control character but the tab in a text. */

/** Characters that some reader takes for the end of a line: it could then be made to read properties of its own. */
const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu;
const controls = /(?![\t\n])\p{Cc}/gu;

/** @returns the text on as many lines as it has, separated by `\n`, without control characters or half emoji. */
export function manyLines(text: string): string {
  return text.toWellFormed().replace(lineEnds, '\n').replace(controls, '').trim();
}

/** @returns the text on one line. */
export function oneLine(text: string): string {
  return manyLines(text).replace(/[\n\t ]+/gu, ' ');
}

/**
 * @returns a name that may stand between the double quotes of a parameter.
 * Few calendars know the caret encoding of RFC 6868, so a quote is turned into an apostrophe instead.
 */
export function parameterText(text: string): string {
  return oneLine(text).replaceAll('"', '’');
}

/** @returns the text escaped as RFC 5545 § 3.3.11 wants it, for properties that ical-generator writes as they are. */
export function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, (character) => `\\${character}`).replaceAll('\n', '\\n');
}

/** @returns the address as a URI that needs no escaping. @throws RangeError when it is not an http(s) address. */
export function webAddress(address: string, what: string): string {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new RangeError(`${what} is not a web address: ${JSON.stringify(address)}`);
  }
  return url.href.replace(
    /[,;\\]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** One address without display name, quotes or comments: what a server is told, letter for letter. */
const mailAddressPattern = /^[^\s"(),:;<>@[\]\\\p{C}]{1,64}@[^\s"(),:;<>@[\]\\\p{C}]{1,255}$/u;

/** @returns whether the text is one plain e-mail address. */
export function isMailAddress(text: string): boolean {
  return mailAddressPattern.test(text);
}

/** @returns the address unchanged. @throws RangeError when it could not stand in a `mailto:`. */
export function mailAddress(address: string, what: string): string {
  if (!isMailAddress(address))
    throw new RangeError(`${what} is not an e-mail address: ${JSON.stringify(address)}`);
  return address;
}

/** @returns the identifier unchanged. @throws RangeError when it is not plain printable ASCII that needs no escaping. */
export function identifier(text: string, what: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(text) || /[\\;,]/.test(text)) {
    throw new RangeError(`${what} must be 1 to 255 printable ASCII characters: ${JSON.stringify(text)}`);
  }
  return text;
}
