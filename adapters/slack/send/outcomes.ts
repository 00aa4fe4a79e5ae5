import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Address, Refusal, SendResult } from '../../../src/conversation/platform.ts';
import { NotInstalled } from '../ports.ts';

export type Failure = Exclude<SendResult, { state: 'sent' }>;
type Verdict = Refusal | 'busy' | 'retry' | 'uncertain';

/** Seconds to wait when Slack asks for patience without saying how long. */
const unsaidPatienceSeconds = 30;

/**
 * What Slack's error codes mean for a message, whatever the method that met them
 * (docs.slack.dev/reference/methods/chat.postMessage, chat.update, conversations.open). Other codes: `rejected`.
 */
export const verdicts: Readonly<Record<string, Verdict>> = {
  channel_not_found: 'notInChannel',
  not_in_channel: 'notInChannel',
  // « Make sure your app is a member of the conversation it's attempting to post a message to. »
  no_permission: 'notInChannel',

  is_archived: 'archived',
  is_inactive: 'archived',

  user_not_found: 'unknownRecipient',
  users_not_found: 'unknownRecipient',
  users_list_not_supplied: 'unknownRecipient',
  user_not_visible: 'unknownRecipient',
  cannot_dm_bot: 'unknownRecipient',

  user_disabled: 'deactivated',

  messages_tab_disabled: 'unreachable',
  invalid_user_combination: 'unreachable',

  account_inactive: 'revoked',
  token_revoked: 'revoked',
  token_expired: 'revoked',
  invalid_auth: 'revoked',
  not_authed: 'revoked',
  team_access_not_granted: 'revoked',
  org_login_required: 'revoked',
  two_factor_setup_required: 'revoked',

  missing_scope: 'missingScope',
  not_allowed_token_type: 'missingScope',
  access_denied: 'missingScope',
  accesslimited: 'missingScope',
  app_access_restricted: 'missingScope',
  enterprise_is_restricted: 'missingScope',
  ekm_access_denied: 'missingScope',

  restricted_action: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'restricted',
  restricted_action_non_threadable_channel: 'restricted',
  restricted_action_thread_locked: 'restricted',

  msg_too_long: 'tooLarge',
  msg_blocks_too_long: 'tooLarge',
  metadata_too_large: 'tooLarge',
  invalid_blocks: 'tooLarge',
  invalid_blocks_format: 'tooLarge',

  ratelimited: 'busy',
  rate_limited: 'busy',

  // The request did not arrive whole, or the workspace is being moved: nothing was accepted.
  request_timeout: 'retry',
  message_limit_exceeded: 'retry',
  team_added_to_org: 'retry',
  external_channel_migrating: 'retry',

  // « It's possible some aspect of the operation succeeded before the error was raised. »
  fatal_error: 'uncertain',
  internal_error: 'uncertain',
  service_unavailable: 'uncertain',
  update_failed: 'uncertain',
};

/** In a direct conversation there is nothing to be invited to, and it closes when its person leaves. */
const personVerdicts: Readonly<Record<string, Verdict>> = {
  channel_not_found: 'unknownRecipient',
  is_archived: 'deactivated',
  is_inactive: 'deactivated',
};

/** The request never left this host, or never passed the handshake: Slack cannot have accepted anything. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** @returns Slack's own word for what went wrong, null when Slack did not answer with one. */
export function slackCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  // A proxy's page instead of Slack's answer ends up in the same field.
  return /^[a-z][a-z0-9_]{2,79}$/.test(String(error.data.error)) ? String(error.data.error) : null;
}

/**
 * Judges a failed call to Slack. What was surely not accepted may be tried again; what may have been accepted is
 * `uncertain` and is looked up, never resent blindly (shared rule of `SendResult`).
 *
 * @param error whatever the client threw
 * @param to what kind of address it was meant for: the same code means another thing in a direct conversation
 */
export function outcomeOf(error: unknown, to: Address['kind']): Failure {
  if (error instanceof NotInstalled) return { state: 'refused', reason: 'revoked', detail: 'not_installed' };
  if (error instanceof WebAPIRateLimitedError) return busy('ratelimited', error.retryAfter);
  if (error instanceof WebAPIHTTPError) return httpOutcome(error.statusCode);
  if (error instanceof WebAPIRequestError) return requestOutcome(error.original);
  const code = slackCode(error);
  if (code !== null) return codeOutcome(code, error as WebAPIPlatformError, to);
  const reason = reasonOf(error);
  // The client's own words for a 429 without a Retry-After (WebClient.makeRequest); it has no class for it.
  if (reason.startsWith('Retry header did not contain')) return busy('ratelimited', unsaidPatienceSeconds);
  return { state: 'uncertain', reason };
}

function codeOutcome(code: string, error: WebAPIPlatformError, to: Address['kind']): Failure {
  const verdict = (to === 'person' ? personVerdicts[code] : undefined) ?? verdicts[code] ?? 'rejected';
  switch (verdict) {
    case 'busy':
      return busy(code, Number(error.data.response_metadata?.retryAfter) || unsaidPatienceSeconds);
    case 'retry':
    case 'uncertain':
      return { state: verdict, reason: code };
    default:
      return { state: 'refused', reason: verdict, detail: detailOf(code, error) };
  }
}

/** `missing_scope: files:write`; `invalid_blocks: [ERROR] …`. */
function detailOf(code: string, error: WebAPIPlatformError): string {
  const data: { needed?: unknown; response_metadata?: { messages?: string[] } } = error.data;
  const more = typeof data.needed === 'string' ? data.needed : data.response_metadata?.messages?.join(' ');
  return more ? `${code}: ${more}`.slice(0, 300) : code;
}

function httpOutcome(status: number): Failure {
  if (status === 413) return { state: 'refused', reason: 'tooLarge', detail: 'HTTP 413' };
  return { state: status >= 500 ? 'uncertain' : 'retry', reason: `HTTP ${status}` };
}

function requestOutcome(original: Error): Failure {
  const code = codesOf(original).find((known) => neverSent.test(known));
  return code ? { state: 'retry', reason: code } : { state: 'uncertain', reason: reasonOf(original) };
}

/** `fetch failed` says nothing; the codes stand in its causes, several when several addresses were tried. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const { code, cause } = error as Error & { code?: unknown };
  const further = error instanceof AggregateError ? [...error.errors, cause] : [cause];
  return [
    ...(typeof code === 'string' ? [code] : []),
    ...further.flatMap((inner) => codesOf(inner, depth + 1)),
  ];
}

function reasonOf(error: unknown): string {
  const [code] = codesOf(error);
  // What is thrown need not be an error, nor anything that can be written out.
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : 'no error';
  return (code ? `${message} (${code})` : message).slice(0, 300);
}

const busy = (reason: string, seconds: number): Failure => ({
  state: 'busy',
  reason,
  afterSeconds: Math.max(1, Math.ceil(seconds)),
});
