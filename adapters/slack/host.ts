/** What the Slack adapter asks of the rest of the house; the composition root implements it. */
import type { Locale } from '../../src/conversation/language.ts';
import type { Curable } from './cures.ts';

/** A Slack workspace where copil is installed. */
export interface OpenedWorkspace {
  /** Team id, or enterprise id for an organisation-wide installation. */
  workspace: string;
  name: string;
  /** `agla` of agla.slack.com. */
  domain: string | null;
  scopes: readonly string[];
  /** Its token is in the environment: the operator vouches for it. */
  byOperator: boolean;
}

export interface Member {
  /** Slack user id. */
  externalId: string;
  /** Work e-mail as Slack vouches for it, lower case. */
  email: string;
}

export interface SeenChannel {
  externalId: string;
  name: string;
}

export interface SlackHost {
  /** Language of somebody, known or not (`fr`). */
  localeOf(workspace: string, externalId: string): Promise<Locale>;
  /** Somebody installed copil, or it started. @returns the space this workspace serves, null while none is known. */
  workspaceOpened(facts: OpenedWorkspace): Promise<string | null>;
  /** Uninstalled, or its token revoked: its people are reached by mail until it comes back. */
  workspaceClosed(workspace: string): Promise<void>;
  /** Links people of the workspace's space by work e-mail. @returns how many accounts are new. */
  linkMembers(workspace: string, members: readonly Member[]): Promise<number>;
  /** The Slack account was deactivated. */
  memberLeft(workspace: string, externalId: string): Promise<void>;
  /** Channels of the space known by their name only find their Slack id. @returns the names that are still missing. */
  adoptChannels(workspace: string, channels: readonly SeenChannel[]): Promise<string[]>;
  /** Slack ids of people, for mentions; who has no account there is left out. */
  accountsOf(workspace: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The direct conversation with somebody, once known. */
  directOf(workspace: string, externalId: string): Promise<string | null>;
  rememberDirect(workspace: string, externalId: string, directId: string): Promise<void>;
  /** Something is wrong that people can cure: one of their leads is told once a day, and the log says it. */
  trouble(trouble: SlackTrouble): Promise<void>;
}

export interface SlackTrouble {
  workspace: string;
  reason: Curable;
  /** Channel or user id it happened to, if any. */
  externalId?: string;
  /** Slack's own word: `not_in_channel`, `missing_scope: files:write`. */
  detail: string;
}
