import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import {
  type SlackConfig,
  slackComplaints,
  slackConfig,
  slackVariableNames,
  slackVariables,
} from './config-slack.ts';
import { isLoopback } from './loopback.ts';
import { StartupError } from './startup-error.ts';

/** What the service was told by its environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Root of every link, without a slash at its end. */
  readonly publicUrl: string;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string;
  /** Absolute path of the folder for the embedded database and the local secret. */
  readonly dataDirectory: string;
  /** What is loaded into an empty database. */
  readonly seed: 'demo' | 'none' | { readonly file: string };
  /** Signs links; absent in the local workspace, which keeps one of its own (store/local-secret.ts). */
  readonly secret?: string;
  /** Earlier values of COPIL_SECRET, which still open what they sealed. */
  readonly previousSecrets: readonly string[];
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly logLevel: LogLevel;
  /** Chat platforms whose variables are set. */
  readonly platforms: readonly RealPlatform[];
  /** Whether people talk to copil on a real platform; then the local workspace does not exist. */
  readonly realPlatformConfigured: boolean;
  readonly slack?: SlackConfig;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** Variables of which any one means that people use this platform. */
export const platformVariables = {
  slack: slackVariableNames,
  teams: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'],
} as const;
type RealPlatform = keyof typeof platformVariables;

/** One or more variables are wrong; `lines` has one sentence each. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** A variable: how it is read, what is expected of it, and how it may be shown when it is wrong. */
interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly expected: string;
  readonly show?: (value: string) => string;
}

const text = z.string();
const mailbox = z.string().regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);

const variables = {
  PORT: {
    schema: text
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65535)
      .default(3000),
    expected: 'a port number from 1 to 65535',
  },
  HOST: {
    schema: text
      .refine((host) => isIP(host) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
      .default('127.0.0.1'),
    expected: 'the address or host name to listen on, such as 127.0.0.1',
  },
  PUBLIC_URL: {
    schema: text
      .refine((url) => hasProtocol(url, 'http:', 'https:') && !/[?#]/.test(url))
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    expected: 'the address people open, such as https://copil.example.org, without ? or #',
  },
  DATABASE_URL: {
    schema: text
      .refine((url) => hasProtocol(url, 'postgres:', 'postgresql:') && new URL(url).pathname.length > 1)
      .optional(),
    expected: 'the address of a PostgreSQL database: postgresql://user:password@host:5432/name',
    show: withoutPassword,
  },
  COPIL_DATA: {
    schema: text.transform((folder) => path.resolve(folder)).prefault('data'),
    expected: 'a folder for the embedded database',
  },
  COPIL_SEED: { schema: text.optional(), expected: 'demo, none, or the path of a JSON file' },
  COPIL_SECRET: {
    schema: text.min(32).optional(),
    expected: 'at least 32 characters, such as the output of “openssl rand -base64 33”',
    show: hidden,
  },
  COPIL_SECRET_PREVIOUS: {
    schema: text
      .transform((list) => list.trim().split(/\s+/))
      .refine((secrets) => secrets.every(({ length }) => length >= 32))
      .optional(),
    expected: 'earlier values of COPIL_SECRET, at least 32 characters each, separated by spaces',
    show: hidden,
  },
  SMTP_URL: {
    schema: text
      .refine((url) => hasProtocol(url, 'smtp:', 'smtps:') && new URL(url).hostname !== '')
      .optional(),
    expected: 'the address of a mail server: smtp://user:password@host:587 or smtps://…:465',
    show: withoutPassword,
  },
  MAIL_FROM: {
    schema: mailbox.optional(),
    expected: 'a sender: copil@example.org or copil <copil@example.org>',
  },
  ...slackVariables,
  LOG_LEVEL: { schema: z.enum(logLevels).default('info'), expected: `one of ${logLevels.join(', ')}` },
} satisfies Record<string, Variable>;

type Name = keyof typeof variables;
const names = Object.keys(variables) as Name[];
const environment = z.object(
  Object.fromEntries(names.map((name) => [name, variables[name].schema])) as {
    [N in Name]: (typeof variables)[N]['schema'];
  },
);

/**
 * Reads the environment once. An empty variable counts as unset.
 * @throws ConfigError with a line for each wrong variable: its name, what was read (secrets masked), what is expected
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())) as Record<
    string,
    string
  >;
  const result = environment.safeParse(set);
  if (!result.success) {
    const wrong = new Set(result.error.issues.map((issue) => issue.path[0] as Name));
    throw new ConfigError([...wrong].map((name) => complaint(name, set[name] ?? '')));
  }
  const read = result.data;
  const platforms = (Object.keys(platformVariables) as RealPlatform[]).filter((platform) =>
    platformVariables[platform].some((name) => set[name]),
  );
  const real = platforms.length > 0;
  const publicUrl =
    read.PUBLIC_URL ?? `http://${isIP(read.HOST) === 6 ? `[${read.HOST}]` : read.HOST}:${read.PORT}`;
  refuseUnsafe(read.HOST, read.COPIL_SECRET, platforms, slackComplaints(read, publicUrl));
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl,
    databaseUrl: read.DATABASE_URL,
    dataDirectory: read.COPIL_DATA,
    seed: readSeed(read.COPIL_SEED ?? (real ? 'none' : 'demo')),
    secret: read.COPIL_SECRET,
    previousSecrets: read.COPIL_SECRET_PREVIOUS ?? [],
    slack: slackConfig(read),
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? `copil <copil@${senderDomain(publicUrl)}>`,
    logLevel: read.LOG_LEVEL,
    platforms,
    realPlatformConfigured: real,
  };
}

/** Rules between variables. */
function refuseUnsafe(
  host: string,
  secret: string | undefined,
  platforms: readonly RealPlatform[],
  ofPlatforms: readonly string[],
): void {
  const lines = [...ofPlatforms];
  if (platforms.length > 0 && !secret) {
    lines.push(
      `COPIL_SECRET: nothing was read; ${platforms.join(' and ')} is configured, so it must be ${variables.COPIL_SECRET.expected}.`,
    );
  }
  if (platforms.length === 0 && !isLoopback(host)) {
    lines.push(
      `HOST: read “${host}”; in the local workspace anybody may act as anybody, so it is served on 127.0.0.1 only. ` +
        'Leave HOST empty, or configure Slack or Teams.',
    );
  }
  if (lines.length > 0) throw new ConfigError(lines);
}

function complaint(name: Name, value: string): string {
  const variable: Variable = variables[name];
  return `${name}: read “${(variable.show ?? shortened)(value)}”, expected ${variable.expected}.`;
}

function readSeed(value: string): Config['seed'] {
  return value === 'demo' || value === 'none' ? value : { file: path.resolve(value) };
}

function senderDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname;
}

function hasProtocol(value: string, ...protocols: string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function hidden(value: string): string {
  return `(hidden, ${value.length} characters)`;
}

/** An address that cannot be parsed may hold a password anywhere. */
function withoutPassword(value: string): string {
  if (!URL.canParse(value)) return hidden(value);
  const url = new URL(value);
  if (!url.host) return hidden(value);
  if (url.password) url.password = '***';
  return `${url.protocol}//${url.username}${url.password ? ':***' : ''}${url.username ? '@' : ''}${url.host}${url.pathname}`;
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
