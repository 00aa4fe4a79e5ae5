/** Texts, addresses and shapes of Slack's objects; each check throws with the place and the rule. */
import { checkMrkdwn } from './mrkdwn-check.ts';

export type Json = Record<string, unknown>;

export function plainText(given: unknown, at: string, limit: number): void {
  if (object(given, at).type !== 'plain_text') fail(`${at}.type`, 'plain_text only');
  textObject(given, at, limit);
}

export function textObject(given: unknown, at: string, limit: number): void {
  const one = object(given, at);
  const type = oneOf(one.type, `${at}.type`, ['plain_text', 'mrkdwn']);
  keys(one, at, ['type', 'text', type === 'mrkdwn' ? 'verbatim' : 'emoji']);
  text(one.text, `${at}.text`, limit);
  if (type === 'mrkdwn') checkMrkdwn(String(one.text), `${at}.text`);
}

/** Slack counts code points. */
export function text(given: unknown, at: string, most: number, least = 1): void {
  if (typeof given !== 'string') fail(at, 'must be a text');
  const length = Array.from(given).length;
  if (length > most) fail(at, `${length} characters, ${most} at most`);
  if (least > 0 && given.trim() === '') fail(at, 'empty');
  if (!given.isWellFormed()) fail(at, 'half of a surrogate pair');
  if (/(?![\n\t])\p{Cc}/u.test(given)) fail(at, 'control character');
}

export function address(given: unknown, at: string, protocol: RegExp): void {
  text(given, at, 3000);
  if (
    !URL.canParse(String(given)) ||
    !protocol.test(new URL(String(given)).protocol) ||
    /\s/.test(String(given))
  )
    fail(at, `not an address Slack opens: ${given}`);
}

export function number(given: unknown, at: string, least: number, most: number): number {
  if (typeof given !== 'number' || given < least || given > most)
    fail(at, `not between ${least} and ${most}`);
  return given as number;
}

export function object(given: unknown, at: string): Json {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) fail(at, 'must be an object');
  return given as Json;
}

export function arrayOf(given: unknown, at: string, least: number, most: number): unknown[] {
  if (!Array.isArray(given)) return fail(at, 'must be an array');
  if (given.length < least || given.length > most)
    fail(at, `${given.length} entries, ${least} to ${most} allowed`);
  return given;
}

export function oneOf(given: unknown, at: string, allowed: readonly string[]): string {
  if (!allowed.includes(given as string)) fail(at, `“${given}” is none of ${allowed.join(', ')}`);
  return given as string;
}

export function keys(given: Json, at: string, allowed: readonly string[]): void {
  const strange = Object.keys(given).find((key) => given[key] !== undefined && !allowed.includes(key));
  if (strange) fail(`${at}.${strange}`, 'no such property');
}

export function fail(at: string, rule: string): never {
  throw new Error(`${at}: ${rule}`);
}
