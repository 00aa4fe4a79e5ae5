import { LogLevel, type Logger as SdkLogger } from '@slack/web-api';
import type { Logger } from '../../src/log.ts';

/** Tokens of Slack (https://docs.slack.dev/authentication/tokens): `xoxb-…`, `xoxe.xoxb-…`, `xoxe-…`, `xapp-…`. */
const token = /\b(?:xox[a-z]|xapp)[-.][\w.-]+/g;

/**
 * Lets Slack's SDK write into our log: warnings and errors as one line of text, tokens hidden. What is more detailed
 * than that is dropped, because the SDK puts whole requests and answers into it.
 */
export function sdkLog(log: Logger): SdkLogger {
  const drop = () => {};
  return {
    debug: drop,
    info: drop,
    warn: (...parts) => log.warn({ from: 'slack sdk' }, lineOf(parts)),
    error: (...parts) => log.error({ from: 'slack sdk' }, lineOf(parts)),
    setLevel: drop,
    getLevel: () => LogLevel.WARN,
    setName: drop,
  };
}

/** @returns the text without what looks like a token. */
export function withoutTokens(text: string): string {
  return text.replace(token, '(hidden)');
}

function lineOf(parts: readonly unknown[]): string {
  return withoutTokens(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
}
