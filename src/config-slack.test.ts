import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const COPIL_SECRET = 'x'.repeat(32);
const token = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing', COPIL_SECRET };
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client',
  SLACK_SIGNING_SECRET: 'signing',
  COPIL_SECRET,
};

function complaints(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
}

describe('Slack is configured', () => {
  it('with a bot token and the signing secret, on slack.com', () => {
    expect(readConfig(token).slack).toEqual({
      botToken: 'xoxb-1',
      appToken: undefined,
      signingSecret: 'signing',
      oauth: undefined,
      apiUrl: 'https://slack.com/api/',
      apiIsLoopback: false,
    });
  });

  it('in Socket Mode without a signing secret', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', COPIL_SECRET };
    expect(readConfig(env).slack).toMatchObject({ appToken: 'xapp-1', signingSecret: undefined });
  });

  it('by OAuth under an https address', () => {
    expect(readConfig({ ...oauth, PUBLIC_URL: 'https://copil.example.org' }).slack?.oauth).toEqual({
      clientId: '1.2',
      clientSecret: 'client',
    });
  });

  it.each([
    ['http://127.0.0.1:4003', 'http://127.0.0.1:4003/api/'],
    ['http://localhost:4003/api', 'http://localhost:4003/api/'],
    ['http://[::1]:4003/slack/api//', 'http://[::1]:4003/slack/api/'],
  ])('against a stand-in on this computer: %s', (SLACK_API_URL, apiUrl) => {
    expect(readConfig({ ...token, SLACK_API_URL }).slack).toMatchObject({ apiUrl, apiIsLoopback: true });
  });
});

describe('a mistake stops the start and names the variable', () => {
  it.each(['https://slack.example.org/api/', 'http://127.0.0.1.evil.example/', 'ftp://127.0.0.1/', 'here'])(
    'SLACK_API_URL=%s: a Web API that is not on this computer would be given the tokens',
    (SLACK_API_URL) => {
      expect(complaints({ ...token, SLACK_API_URL })).toEqual([
        expect.stringMatching(/^SLACK_API_URL: read/),
      ]);
    },
  );

  it('tokens in each other’s place, without showing them', () => {
    const lines = complaints({ ...token, SLACK_BOT_TOKEN: 'xapp-secret', SLACK_APP_TOKEN: 'xoxb-secret' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
    expect(lines.join()).not.toContain('secret”');
    expect(lines.join()).not.toContain('xapp-secret');
  });

  it('nothing to talk with, nothing to check with', () => {
    expect(complaints({ SLACK_SIGNING_SECRET: 's', COPIL_SECRET })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: nothing was read/),
    ]);
    expect(complaints({ SLACK_BOT_TOKEN: 'xoxb-1', COPIL_SECRET })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET: nothing was read/),
    ]);
  });

  it('one half of OAuth, or an address Slack would not send people back to', () => {
    expect(complaints({ SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: 's', COPIL_SECRET })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET: nothing was read/),
    ]);
    expect(complaints(oauth)).toEqual([expect.stringMatching(/^PUBLIC_URL: read/)]);
  });

  it('an earlier secret that is too short', () => {
    expect(complaints({ COPIL_SECRET_PREVIOUS: 'short' })).toEqual([
      expect.stringMatching(/^COPIL_SECRET_PREVIOUS: read “\(hidden/),
    ]);
    expect(
      readConfig({ COPIL_SECRET_PREVIOUS: `${'a'.repeat(32)} ${'b'.repeat(32)}` }).previousSecrets,
    ).toEqual(['a'.repeat(32), 'b'.repeat(32)]);
  });
});
