import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/conversation/platform.ts';
import { NotInstalled } from '../ports.ts';
import { outcomeOf, slackCode, verdicts } from './outcomes.ts';

const answered = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more });

/** As undici throws it: the codes stand in the causes. */
function fetchFailed(...codes: string[]): WebAPIRequestError {
  const causes = codes.map((code) => Object.assign(new Error(code), { code }));
  const cause = causes.length === 1 ? causes[0] : new AggregateError(causes);
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

describe('what a failed call means for the message', () => {
  it.each([
    ['channel_not_found', 'notInChannel'],
    ['not_in_channel', 'notInChannel'],
    ['is_archived', 'archived'],
    ['user_not_found', 'unknownRecipient'],
    ['users_not_found', 'unknownRecipient'],
    ['cannot_dm_bot', 'unknownRecipient'],
    ['user_disabled', 'deactivated'],
    ['account_inactive', 'revoked'],
    ['token_revoked', 'revoked'],
    ['invalid_auth', 'revoked'],
    ['not_authed', 'revoked'],
    ['token_expired', 'revoked'],
    ['team_access_not_granted', 'revoked'],
    ['org_login_required', 'revoked'],
    ['missing_scope', 'missingScope'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['restricted_action_thread_only_channel', 'restricted'],
    ['not_allowed_token_type', 'missingScope'],
    ['no_permission', 'notInChannel'],
    ['msg_too_long', 'tooLarge'],
    ['msg_blocks_too_long', 'tooLarge'],
    ['message_not_found', 'rejected'],
    ['cant_update_message', 'rejected'],
    ['a_code_slack_invents_tomorrow', 'rejected'],
  ])('%s is a refusal: %s', (code, reason) => {
    expect(outcomeOf(answered(code), 'channel')).toEqual({ state: 'refused', reason, detail: code });
  });

  it('says which scope is missing', () => {
    expect(outcomeOf(answered('missing_scope', { needed: 'files:write' }), 'channel')).toMatchObject({
      reason: 'missingScope',
      detail: 'missing_scope: files:write',
    });
  });

  it('knows that a direct conversation that is closed belongs to somebody who left', () => {
    expect(outcomeOf(answered('is_archived'), 'person')).toMatchObject({ reason: 'deactivated' });
    expect(outcomeOf(answered('channel_not_found'), 'person')).toMatchObject({ reason: 'unknownRecipient' });
  });

  it('counts a workspace without installation as revoked', () => {
    expect(outcomeOf(new NotInstalled('T1'), 'person')).toMatchObject({
      state: 'refused',
      reason: 'revoked',
    });
  });

  it('waits as long as Slack says, and a while when Slack does not say', () => {
    expect(outcomeOf(new WebAPIRateLimitedError(17), 'channel')).toMatchObject({
      state: 'busy',
      afterSeconds: 17,
    });
    expect(outcomeOf(new WebAPIRateLimitedError(0), 'channel')).toMatchObject({
      state: 'busy',
      afterSeconds: 1,
    });
    const within = { response_metadata: { retryAfter: 9 } };
    expect(outcomeOf(answered('ratelimited', within), 'channel')).toMatchObject({ afterSeconds: 9 });
    expect(outcomeOf(answered('rate_limited'), 'channel')).toMatchObject({ state: 'busy', afterSeconds: 30 });
    const unsaid = new Error(
      'Retry header did not contain a valid timeout (url: x, retry-after header: null)',
    );
    expect(outcomeOf(unsaid, 'channel')).toMatchObject({ state: 'busy', afterSeconds: 30 });
  });

  it('is uncertain where some of it may have succeeded', () => {
    for (const code of ['fatal_error', 'internal_error', 'service_unavailable'])
      expect(outcomeOf(answered(code), 'channel')).toEqual({ state: 'uncertain', reason: code });
    expect(outcomeOf(new WebAPIHTTPError(503, 'x', {}), 'channel').state).toBe('uncertain');
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'EPIPE'])
      expect(outcomeOf(fetchFailed(code), 'channel').state).toBe('uncertain');
    const late = new WebAPIRequestError(new DOMException('timed out', 'TimeoutError'));
    expect(outcomeOf(late, 'channel').state).toBe('uncertain');
    // The connection broke inside the answer: the client throws what fetch threw.
    expect(outcomeOf(new TypeError('terminated'), 'channel').state).toBe('uncertain');
  });

  it('is uncertain when a proxy answers in place of Slack', () => {
    for (const page of ['<html>Sign in</html>', '', 'Bad gateway'])
      expect(outcomeOf(answered(page), 'channel').state).toBe('uncertain');
  });

  it('tries again what surely never reached Slack', () => {
    for (const codes of [
      ['ECONNREFUSED'],
      ['ENOTFOUND'],
      ['EAI_AGAIN'],
      ['CERT_HAS_EXPIRED'],
      ['UND_ERR_CONNECT_TIMEOUT'],
    ])
      expect(outcomeOf(fetchFailed(...codes), 'channel')).toEqual({ state: 'retry', reason: codes[0] });
    // One name, several addresses: each was refused.
    expect(outcomeOf(fetchFailed('ECONNREFUSED', 'ECONNREFUSED'), 'channel').state).toBe('retry');
    expect(outcomeOf(answered('request_timeout'), 'channel').state).toBe('retry');
    expect(outcomeOf(new WebAPIHTTPError(403, 'x', {}), 'channel').state).toBe('retry');
  });

  it('has an answer to anything thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('person' as const, 'channel' as const), (thrown, to) => {
        expect(outcomeOf(thrown, to)).toMatchObject({ state: 'uncertain' });
        expect(slackCode(thrown)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(outcomeOf(answered(code), 'channel').state).toMatch(/^(refused|uncertain|busy|retry)$/);
      }),
    );
  });

  it('gives no verdict outside the words of the port', () => {
    const words = [...refusals, 'busy', 'retry', 'uncertain'];
    expect(Object.values(verdicts).filter((verdict) => !words.includes(verdict))).toEqual([]);
  });
});
