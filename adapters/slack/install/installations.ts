/** Which workspaces copil is installed in, and their tokens. */
import type { Logger } from '../../../src/log.ts';
import type { Seal } from '../../../src/seal.ts';
import type { Database } from '../../../src/store/store.ts';
import type { Clock } from '../../../src/time.ts';
import type { SlackHost } from '../host.ts';
import { type Installations, NotInstalled, NotYetKnown } from '../ports.ts';
import { missingScopes } from './missing-scopes.ts';
import { followOperatorToken, type OperatorTokenParts } from './operator-token.ts';
import { notInstalledIn, openStoredTokens } from './stored-tokens.ts';
import {
  eraseCredentials,
  type Granted,
  keepFacts,
  keepGranted,
  markRevoked,
  rowOf,
  sealAgain,
  type WorkspaceFacts,
} from './workspace-rows.ts';

export interface InstallationSettings {
  /** SLACK_BOT_TOKEN: the one workspace the operator vouches for. */
  botToken?: string;
  /** SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: installation over OAuth, and refreshing tokens that expire. */
  client?: { id: string; secret: string };
  /** Root of the Web API, `https://slack.com/api/`. */
  apiUrl: string;
}

export interface InstallationParts {
  settings: InstallationSettings;
  db: Database;
  seal: Seal;
  clock: Clock;
  log: Logger;
  host: SlackHost;
  /** How long to wait between two tries of the token of the environment; the computer's timer by default. */
  wait?: OperatorTokenParts['wait'];
}

export interface OpenInstallations extends Installations {
  /**
   * Seals tokens again that an earlier secret sealed, and tries the token of the environment once; when that fails,
   * it goes on trying in the background. Never throws because of Slack.
   */
  start(): Promise<void>;
  /** Somebody installed copil over OAuth, or installed it again with other rights. */
  keep(granted: Granted): Promise<void>;
  /** Tells the host again that a workspace is open, and what it lacks. @throws NotInstalled */
  reopen(workspace: string): Promise<void>;
  /** Uninstalled or revoked: credentials are erased. @param at instant Slack says it happened */
  remove(workspace: string, at: Temporal.Instant): Promise<void>;
  /** Called for each workspace at the start, after each installation, and when the operator's token begins to work. */
  onOpened(listener: (workspace: string) => void): void;
  stop(): Promise<void>;
}

/** @returns the installations, before `start`: nothing was asked of Slack yet */
export function openInstallations(parts: InstallationParts): OpenInstallations {
  const { settings, db, seal, clock, log, host } = parts;
  const stored = openStoredTokens({ ...parts, ...settings });
  const listeners: ((workspace: string) => void)[] = [];
  /** Scopes a workspace was last said to have: what is missing is said once, not at each look. */
  const said = new Map<string, string>();
  const operator = settings.botToken
    ? followOperatorToken({
        token: settings.botToken,
        apiUrl: settings.apiUrl,
        clock,
        log,
        wait: parts.wait,
        async worked(examined) {
          await tellOpened(examined, true);
          await keepFacts(db, examined, clock.system());
          tellListeners(examined.workspace);
        },
      })
    : null;

  const operatorFacts = (workspace: string) => {
    const examined = operator?.current();
    return examined?.workspace === workspace ? examined : null;
  };
  const ofOperator = (workspace: string) => {
    const examined = operatorFacts(workspace);
    return examined && settings.botToken ? { ...examined, token: settings.botToken } : null;
  };
  const tellListeners = (workspace: string) => {
    for (const listener of listeners) listener(workspace);
  };
  const tellOpened = async (facts: WorkspaceFacts, byOperator: boolean) => {
    const { workspace, name, domain, scopes } = facts;
    await host.workspaceOpened({ workspace, name, domain, scopes, byOperator });
    await tellMissing(workspace, scopes);
  };
  const tellMissing = async (workspace: string, scopes: readonly string[]) => {
    const missing = missingScopes(scopes).join(', ');
    if (said.get(workspace) === missing) return;
    said.set(workspace, missing);
    if (!missing) return;
    log.warn(
      { workspace, missing },
      'The Slack app lacks rights that copil needs: update it from manifests/slack and install it again.',
    );
    await host.trouble({ workspace, reason: 'missingScope', detail: `missing_scope: ${missing}` });
  };
  const reopen = async (workspace: string) => {
    const examined = operatorFacts(workspace);
    if (examined) return tellOpened(examined, true);
    const row = await db.chatWorkspace.findUnique({ where: rowOf(workspace) });
    if (row?.state !== 'installed' || !row.credentials) throw new NotInstalled(notInstalledIn(workspace));
    return tellOpened({ ...row, workspace }, false);
  };

  const workspaces = async () => {
    const rows = await db.chatWorkspace.findMany({
      where: { platform: 'slack', state: 'installed', credentials: { not: null } },
      select: { externalId: true },
      orderBy: { externalId: 'asc' },
    });
    const examined = operator?.current();
    return [...new Set([...(examined ? [examined.workspace] : []), ...rows.map((row) => row.externalId)])];
  };
  const sealWithPresentSecret = async () => {
    const unreadable = await sealAgain(db, seal);
    if (unreadable.length > 0)
      log.error(
        { workspaces: unreadable },
        'Slack tokens were sealed with another secret: set COPIL_SECRET_PREVIOUS to the earlier COPIL_SECRET, ' +
          'or install copil again over /slack/install.',
      );
  };

  return {
    async of(workspace) {
      const known = ofOperator(workspace);
      if (known) return known;
      try {
        return await stored.of(workspace);
      } catch (error) {
        if (!(error instanceof NotInstalled)) throw error;
        // Installed again a moment ago, perhaps: its people should not wait for the next round.
        await operator?.tryNow();
        const back = ofOperator(workspace);
        if (back) return back;
        if (!operator?.isUnsure()) throw error;
        throw new NotYetKnown(
          `SLACK_BOT_TOKEN may belong to the Slack workspace ${workspace}: not checked yet.`,
        );
      }
    },
    workspaces,
    async start() {
      await sealWithPresentSecret();
      await operator?.start();
      // The operator's own was told when its token worked.
      for (const workspace of await workspaces()) {
        if (operatorFacts(workspace)) continue;
        await reopen(workspace).catch((err) => log.error({ err, workspace }, 'A workspace was not opened.'));
        tellListeners(workspace);
      }
    },
    async keep(granted) {
      const { workspace } = granted;
      // First the host: it sees from the row whether the workspace comes back.
      await tellOpened(granted, false);
      await keepGranted(db, seal, granted, clock.system());
      stored.forget(workspace);
      // The token of the environment goes first as long as it works: it may have new rights now.
      if (operatorFacts(workspace)) await operator?.start();
      tellListeners(workspace);
    },
    reopen,
    async remove(workspace, at) {
      if (!(await eraseCredentials(db, workspace, at))) return;
      stored.forget(workspace);
      said.delete(workspace);
      if (operatorFacts(workspace)) operator?.lost();
      log.warn({ workspace }, 'copil was removed from this Slack workspace: its people get mail.');
      // The host writes down that it closes, so it comes before the row says so.
      await host.workspaceClosed(workspace);
      await markRevoked(db, workspace, clock.system());
    },
    onOpened: (listener) => {
      listeners.push(listener);
    },
    stop: async () => operator?.stop(),
  };
}
