/** The variables of Slack and the rules between them. */
import { z } from 'zod';
import { isLoopback } from './loopback.ts';

/** How Slack is reached and trusted. */
export interface SlackConfig {
  /** Token of the one workspace, instead of (or besides) installations by OAuth. */
  readonly botToken?: string;
  /** Opens Socket Mode; requests then need no public address. */
  readonly appToken?: string;
  /** Checks requests over HTTP. */
  readonly signingSecret?: string;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string };
  /** Root of the Web API, with a slash at its end. */
  readonly apiUrl: string;
  /** The Web API stands on this computer: tests, never a real workspace. */
  readonly apiIsLoopback: boolean;
}

/** Variables of which any one means that people use Slack. */
export const slackVariableNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const;

/** Where Slack's Web API lives; anything else is for tests and stands on the loopback. */
export const slackApi = 'https://slack.com/api/';
const text = z.string();
const hidden = (value: string) => `(hidden, ${value.length} characters)`;

/** Tokens pasted into the wrong variable are the commonest mistake: the beginning tells them apart. */
const notBeginningWith = (...others: string[]) =>
  text.refine((value) => !/\s/.test(value) && !others.some((other) => value.startsWith(other))).optional();

export const slackVariables = {
  SLACK_BOT_TOKEN: {
    schema: notBeginningWith('xapp-', 'xoxp-'),
    expected: 'the “Bot User OAuth Token” of the page “OAuth & Permissions”, which begins with xoxb-',
    show: hidden,
  },
  SLACK_APP_TOKEN: {
    schema: notBeginningWith('xoxb-', 'xoxp-'),
    expected: 'the app-level token for Socket Mode, which begins with xapp-',
    show: hidden,
  },
  SLACK_SIGNING_SECRET: {
    schema: notBeginningWith('xoxb-', 'xapp-'),
    expected: 'the “Signing Secret” of the page “Basic Information”',
    show: hidden,
  },
  SLACK_CLIENT_ID: { schema: text.optional(), expected: 'the “Client ID” of the page “Basic Information”' },
  SLACK_CLIENT_SECRET: {
    schema: text.optional(),
    expected: 'the “Client Secret” of the page “Basic Information”',
    show: hidden,
  },
  SLACK_API_URL: {
    schema: text
      .refine(
        (url) =>
          URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && isLoopback(new URL(url).hostname),
      )
      .transform(withSlash)
      .optional(),
    expected: 'the address of a Slack stand-in on this computer, such as http://127.0.0.1:4003/api/',
  },
};

type Read = Partial<Record<keyof typeof slackVariables, string>>;

/** @returns what is set, or undefined when Slack is not used. */
export function slackConfig(read: Read): SlackConfig | undefined {
  if (!slackVariableNames.some((name) => read[name])) return undefined;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = read;
  return {
    botToken: read.SLACK_BOT_TOKEN,
    appToken: read.SLACK_APP_TOKEN,
    signingSecret: read.SLACK_SIGNING_SECRET,
    oauth: clientId && clientSecret ? { clientId, clientSecret } : undefined,
    apiUrl: read.SLACK_API_URL ?? slackApi,
    apiIsLoopback: read.SLACK_API_URL !== undefined,
  };
}

/** @returns a line for each rule between the variables that is broken. */
export function slackComplaints(read: Read, publicUrl: string): string[] {
  const config = slackConfig(read);
  if (!config) return [];
  const lines: string[] = [];
  const missing = (name: keyof typeof slackVariables, why: string) =>
    lines.push(`${name}: nothing was read; ${why}, so it must be ${slackVariables[name].expected}.`);
  if (read.SLACK_CLIENT_ID && !read.SLACK_CLIENT_SECRET)
    missing('SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID is set');
  if (read.SLACK_CLIENT_SECRET && !read.SLACK_CLIENT_ID)
    missing('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET is set');
  if (!config.botToken && !read.SLACK_CLIENT_ID && !read.SLACK_CLIENT_SECRET)
    missing('SLACK_BOT_TOKEN', 'Slack is configured without SLACK_CLIENT_ID and SLACK_CLIENT_SECRET');
  if (!config.appToken && !config.signingSecret)
    missing('SLACK_SIGNING_SECRET', 'Slack is configured without SLACK_APP_TOKEN (Socket Mode)');
  if (config.oauth && !config.apiIsLoopback && !publicUrl.startsWith('https://'))
    lines.push(
      `PUBLIC_URL: read “${publicUrl}”; Slack sends people back from an installation to https:// addresses only.`,
    );
  return lines;
}

/** The root of the Web API: `/api/` when only the server was named. */
function withSlash(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname === '/' ? '/api' : pathname.replace(/\/+$/, '')}/`;
}
