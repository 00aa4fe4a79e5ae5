/** What the parts of this adapter promise one another. */
import type { WebClient } from '@slack/web-api';

/** A workspace's installation as the adapter uses it. */
export interface Installed {
  /** Key of the workspace everywhere in copil: team id, or enterprise id for an organisation-wide installation. */
  workspace: string;
  token: string;
  /** The bot's own user id: who is mentioned. */
  botUserId: string;
  botId: string;
  scopes: readonly string[];
}

/** Nobody installed copil there, or it was removed; or its token cannot be read. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/**
 * The token of the environment may belong there, and Slack has not said yet: it was not asked, or could not be reached.
 * Nothing is known to be wrong, so whoever meets this tries again.
 */
export class NotYetKnown extends Error {
  override readonly name = 'NotYetKnown';
}

export interface Installations {
  /** A token that is valid for a while: refreshed when it is about to expire. @throws NotInstalled, NotYetKnown */
  of(workspace: string): Promise<Installed>;
  /** Every workspace where copil is installed now. */
  workspaces(): Promise<string[]>;
}

/** Two clients a token (shared/slack.md, section 3): people who wait never stand behind the outbox. */
export interface SlackClients {
  /** One retry, 2.5 s, 429 thrown at once: views, replies to people who wait. @throws NotInstalled */
  interactive(workspace: string): Promise<WebClient>;
  /** No retry, 10 s, 429 thrown at once: what delivery/ sends. @throws NotInstalled */
  outbox(workspace: string): Promise<WebClient>;
}

/** What is too long for a button's value or a modal's private_metadata is kept here and travels by its id. */
export interface CarriedStates {
  keep(content: string): Promise<string>;
  /** null when it is unknown or too old. */
  find(id: string): Promise<string | null>;
}
