/** Who and what a payload of Slack is: its stable id, its workspace, who acted. Pure; never throws. */
import { createHash } from 'node:crypto';
import type { AccountRef } from '../../../src/conversation/platform.ts';

/** Body of an event, a slash command or an interaction, as parsed. */
export type SlackBody = Readonly<Record<string, unknown>>;

/** What Slack's ids are made of; anything else could not be a key of the database. */
const plainId = /^[\x21-\x7e]{1,200}$/;

/**
 * The same id for every delivery of the same thing: Slack's `event_id`, else the kind with the trigger of the
 * interaction (each click, command and submission has its own), else a digest of the body.
 */
export function eventIdOf(body: SlackBody): string {
  const parts = idPartsOf(body);
  const id = parts.join(':');
  const known = parts.length > 0 && parts.every((part) => typeof part === 'string' && part !== '');
  return known && plainId.test(id) ? id : `sha256:${digestOf(body)}`;
}

function idPartsOf(body: SlackBody): unknown[] {
  const { event, event_id, command, type, trigger_id } = body;
  if (event !== undefined) return [event_id];
  if (command !== undefined) return ['command', trigger_id];
  const view = recordOf(body.view);
  // A modal refused with field errors is submitted again with the same id and hash, but with another trigger.
  if (type === 'view_submission') return [type, view?.id, trigger_id];
  if (type === 'view_closed') return [type, view?.id, view?.hash];
  return [type, trigger_id];
}

/** @throws RangeError when the body is nested too deeply to be written */
function digestOf(body: SlackBody): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/**
 * The installation that is addressed: enterprise id of an organisation-wide one, else team id; in channels shared
 * with other organisations (Slack Connect) never the team of who speaks. null when the body names none.
 * The order is Bolt's (App.js, buildSource), with `context_team_id` for envelopes that have no authorization.
 */
export function workspaceOf(body: SlackBody): string | null {
  const { team, enterprise } = installationOf(body);
  const workspace = (isEnterpriseInstall(body) && idOf(enterprise)) || idOf(team) || idOf(enterprise);
  return workspace || null;
}

function installationOf(body: SlackBody): { team?: unknown; enterprise?: unknown } {
  if (body.event !== undefined) {
    const authorization = authorizationOf(body);
    return {
      team: authorization?.team_id ?? body.context_team_id ?? body.team_id,
      enterprise: authorization
        ? authorization.enterprise_id
        : (body.context_enterprise_id ?? body.enterprise_id),
    };
  }
  if (body.command !== undefined) return { team: body.team_id, enterprise: body.enterprise_id };
  const team = recordOf(body.team);
  return {
    // A modal may be opened through an installation of another workspace.
    team: recordOf(body.view)?.app_installed_team_id || (team?.id ?? recordOf(body.user)?.team_id),
    enterprise: recordOf(body.enterprise)?.id ?? team?.enterprise_id,
  };
}

function isEnterpriseInstall(body: SlackBody): boolean {
  const authorization = body.event === undefined ? undefined : authorizationOf(body);
  const declared = authorization ? authorization.is_enterprise_install : body.is_enterprise_install;
  // Slash commands are forms: everything is text there.
  return declared === true || declared === 'true';
}

function authorizationOf(body: SlackBody): SlackBody | undefined {
  return Array.isArray(body.authorizations) ? recordOf(body.authorizations[0]) : undefined;
}

/** Who acted; null for what nobody did (`app_uninstalled`, `channel_archive` of a retention rule). */
export function accountOf(body: SlackBody): AccountRef | null {
  const workspace = workspaceOf(body);
  const externalId = idOf(userOf(body));
  return workspace && externalId ? { platform: 'slack', workspace, externalId } : null;
}

function userOf(body: SlackBody): unknown {
  if (body.command !== undefined) return body.user_id;
  const user = body.event === undefined ? body.user : recordOf(body.event)?.user;
  return recordOf(user)?.id ?? user;
}

export function recordOf(value: unknown): SlackBody | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as SlackBody)
    : undefined;
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && plainId.test(value) ? value : undefined;
}
