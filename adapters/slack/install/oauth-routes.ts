/** Installation over OAuth 2 (https://docs.slack.dev/authentication/installing-with-oauth). */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  AuthorizationError,
  type CodedError,
  type Installation,
  InstallProvider,
  InvalidStateError,
  MissingStateError,
} from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import { slackApi } from '../../../src/config-slack.ts';
import type { Translators } from '../../../src/conversation/catalogue.ts';
import type { Logger } from '../../../src/log.ts';
import type { Seal } from '../../../src/seal.ts';
import type { Database } from '../../../src/store/store.ts';
import type { Clock } from '../../../src/time.ts';
import { optionalScopes, requiredScopes } from '../manifest/scopes.ts';
import { sdkLog, withoutTokens } from '../sdk-log.ts';
import { outboxOptions } from './clients.ts';
import { examineToken } from './examine-token.ts';
import { type InstallEnd, installPage, languageAsked } from './install-page.ts';
import type { OpenInstallations } from './installations.ts';
import { databaseStateStore, stateMinutes } from './state-store.ts';
import { type Granted, rowOf } from './workspace-rows.ts';

const redirectPath = '/slack/oauth_redirect';

export interface OAuthParts {
  settings: {
    client: { id: string; secret: string };
    /** Root of the Web API, `https://slack.com/api/`. */
    apiUrl: string;
    /** Root of our own addresses, without a slash at its end. */
    publicUrl: string;
  };
  installations: OpenInstallations;
  db: Database;
  seal: Seal;
  clock: Clock;
  log: Logger;
  translators: Translators;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const statusOf: Record<InstallEnd['state'], number> = {
  installed: 200,
  withoutSpace: 200,
  cancelled: 200,
  expired: 400,
  failed: 502,
};

/**
 * @returns raw listeners by path: GET /slack/install leads to Slack, GET /slack/oauth_redirect comes back from it. They
 * answer whatever happens.
 */
export function oauthRoutes(parts: OAuthParts): Record<string, RequestListener> {
  const { settings, db, log, translators } = parts;
  const provider = installProvider(parts);
  const installOptions = {
    // Which of them are optional stands in the manifest (`bot_optional`).
    scopes: [...requiredScopes, ...optionalScopes],
    redirectUri: `${settings.publicUrl}${redirectPath}`,
  };
  const show = (request: IncomingMessage, response: ServerResponse, end: InstallEnd) => {
    const t = translators[languageAsked(request.headers['accept-language'])];
    response.writeHead(statusOf[end.state], {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(installPage(t, end));
  };
  const fail = (request: IncomingMessage, response: ServerResponse, error: Error) => {
    const end = endOf(error);
    const reason = withoutTokens(error.message);
    if (end.state === 'failed') log.error({ reason }, 'An installation over OAuth failed.');
    else log.info({ reason }, 'An installation over OAuth was not finished.');
    if (response.headersSent) response.destroy();
    else show(request, response, end);
  };
  const listener =
    (handle: Handler): Handler =>
    async (request, response) => {
      if (request.method !== 'GET') {
        response.writeHead(405, { Allow: 'GET' }).end();
        return;
      }
      try {
        await handle(request, response);
      } catch (error) {
        fail(request, response, error instanceof Error ? error : new Error(String(error)));
      }
    };
  return {
    '/slack/install': listener((request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      return provider.handleInstallPath(request, response, undefined, installOptions);
    }),
    [redirectPath]: listener((request, response) =>
      provider.handleCallback(request, response, {
        successAsync: async (installation) =>
          show(request, response, await installedEnd(db, workspaceOf(installation))),
        failureAsync: async (error: CodedError) => fail(request, response, error),
      }),
    ),
  };
}

function installProvider({ settings, installations, db, seal, clock, log }: OAuthParts): InstallProvider {
  const { client, apiUrl } = settings;
  const { logger: _, ...clientOptions } = outboxOptions({ apiUrl, log });
  return new InstallProvider({
    clientId: client.id,
    clientSecret: client.secret,
    authVersion: 'v2',
    authorizationUrl:
      apiUrl === slackApi
        ? 'https://slack.com/oauth/v2/authorize'
        : `${new URL(apiUrl).origin}/oauth/v2/authorize`,
    directInstall: true,
    legacyStateVerification: false,
    stateCookieExpirationSeconds: stateMinutes * 60,
    stateStore: databaseStateStore({ db, seal, clock }),
    installationStore: {
      storeInstallation: async (installation) =>
        installations.keep(await grantedBy(installation as Installation, { apiUrl, log })),
      fetchInstallation: () => Promise.reject(new Error('tokens are read from the installations')),
    },
    // What goes wrong is told to `failureAsync`, which logs it as what it is.
    logger: { ...sdkLog(log), error: () => {} },
    clientOptions,
  });
}

/** @throws Error when Slack gave no bot token */
async function grantedBy(
  installation: Installation,
  settings: { apiUrl: string; log: Logger },
): Promise<Granted> {
  const { bot } = installation;
  if (!bot) throw new Error('Slack gave no bot token: the app has no bot user, or was granted no bot scope');
  const examined = await examineToken(new WebClient(bot.token, outboxOptions(settings)));
  return {
    workspace: workspaceOf(installation),
    name:
      (installation.isEnterpriseInstall ? installation.enterprise : installation.team)?.name ?? examined.name,
    domain: examined.domain,
    scopes: bot.scopes,
    credentials: {
      token: bot.token,
      botUserId: bot.userId,
      botId: bot.id ?? examined.botId,
      ...(bot.refreshToken && { refreshToken: bot.refreshToken }),
    },
    ...(bot.expiresAt && { expiresAt: Temporal.Instant.fromEpochMilliseconds(bot.expiresAt * 1000) }),
  };
}

/** @throws Error when Slack names no workspace */
function workspaceOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!id) throw new Error('Slack named neither a workspace nor an organisation');
  return id;
}

async function installedEnd(db: Database, workspace: string): Promise<InstallEnd> {
  const row = await db.chatWorkspace.findUnique({ where: rowOf(workspace) });
  const name = row?.name ?? workspace;
  return row?.spaceId ? { state: 'installed', name } : { state: 'withoutSpace', name, workspace };
}

function endOf(error: Error): InstallEnd {
  if (error instanceof AuthorizationError) return { state: 'cancelled' };
  if (error instanceof InvalidStateError || error instanceof MissingStateError) return { state: 'expired' };
  return { state: 'failed' };
}
