import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function complaints(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
}

const secret = 'x'.repeat(32);

describe('without any variable', () => {
  it('copil serves the local workspace with the demo on 127.0.0.1:3000', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      dataDirectory: path.resolve('data'),
      seed: 'demo',
      secret: undefined,
      previousSecrets: [],
      slack: undefined,
      smtpUrl: undefined,
      mailFrom: 'copil <copil@localhost>',
      logLevel: 'info',
      platforms: [],
      realPlatformConfigured: false,
    });
  });

  it('an empty variable counts as unset', () => {
    const names = [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATABASE_URL',
      'COPIL_SECRET',
      'SMTP_URL',
      'SLACK_BOT_TOKEN',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(readConfig({}));
  });
});

describe('a wrong variable stops the start with its name, what was read and what is expected', () => {
  it.each([
    ['PORT', '80a', 'PORT: read “80a”, expected a port number from 1 to 65535.'],
    ['PORT', '0', 'PORT: read “0”, expected a port number from 1 to 65535.'],
    ['PORT', '65536', 'PORT: read “65536”, expected a port number from 1 to 65535.'],
    ['PORT', '3000.5', 'PORT: read “3000.5”, expected a port number from 1 to 65535.'],
    ['HOST', 'http://here', 'HOST: read “http://here”, expected the address or host name to listen on'],
    [
      'PUBLIC_URL',
      'copil.example.org',
      'PUBLIC_URL: read “copil.example.org”, expected the address people open',
    ],
    ['PUBLIC_URL', 'ftp://copil.example.org', 'PUBLIC_URL: read “ftp://copil.example.org”'],
    ['PUBLIC_URL', 'https://copil.example.org/?a=b', 'PUBLIC_URL: read “https://copil.example.org/?a=b”'],
    [
      'DATABASE_URL',
      'mysql://db/copil',
      'DATABASE_URL: read “mysql://db/copil”, expected the address of a PostgreSQL',
    ],
    ['DATABASE_URL', 'postgresql://db.example.org', 'DATABASE_URL: read “postgresql://db.example.org”'],
    ['COPIL_SECRET', 'short', 'COPIL_SECRET: read “(hidden, 5 characters)”, expected at least 32 characters'],
    [
      'SMTP_URL',
      'mail.example.org:25',
      'SMTP_URL: read “(hidden, 19 characters)”, expected the address of a mail',
    ],
    ['SMTP_URL', 'http://mail.example.org', 'SMTP_URL: read “http://mail.example.org/”'],
    ['MAIL_FROM', 'copil', 'MAIL_FROM: read “copil”, expected a sender'],
    ['MAIL_FROM', 'copil <copil@example.org>\r\nBcc: a@b', 'MAIL_FROM: read'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL: read “loud”, expected one of trace, debug, info, warn, error, fatal, silent.',
    ],
  ])('%s=%s', (name, value, line) => {
    const lines = complaints({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });

  it('every wrong variable has its line, so that one start tells them all', () => {
    const lines = complaints({ PORT: 'a', LOG_LEVEL: 'b', PUBLIC_URL: 'c' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL']);
  });

  it.each([
    ['DATABASE_URL', 'postgresql://copil:hunter2hunter2@db.example.org'],
    ['DATABASE_URL', 'copil:hunter2hunter2@db.example.org/copil'],
    ['SMTP_URL', 'https://copil:hunter2hunter2@mail.example.org?pass=hunter2hunter2'],
    ['COPIL_SECRET', 'hunter2hunter2'],
  ])('the password in %s is never shown', (name, value) => {
    expect(complaints({ [name]: value }).join()).not.toContain('hunter2');
  });
});

describe('the local workspace', () => {
  it.each(['0.0.0.0', '::', '192.168.1.10', 'copil.example.org'])('is never served on HOST=%s', (HOST) => {
    expect(complaints({ HOST })).toEqual([
      expect.stringContaining(`HOST: read “${HOST}”; in the local workspace`),
    ]);
  });

  it.each(['127.0.0.1', '127.0.1.1', 'localhost', '::1'])('may be served on HOST=%s', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });

  it('builds links to an IPv6 address in brackets', () => {
    expect(readConfig({ HOST: '::1', PORT: '3001' }).publicUrl).toBe('http://[::1]:3001');
  });
});

describe('a real platform', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', COPIL_SECRET: secret };

  it('closes the local workspace, may listen anywhere, and starts empty', () => {
    expect(readConfig({ ...env, HOST: '0.0.0.0' })).toMatchObject({
      realPlatformConfigured: true,
      platforms: ['slack'],
      host: '0.0.0.0',
      seed: 'none',
    });
  });

  it('demands COPIL_SECRET', () => {
    expect(complaints({ TEAMS_APP_ID: 'a' })).toEqual([
      expect.stringMatching(/^COPIL_SECRET: nothing was read; teams/),
    ]);
  });
});

describe('values', () => {
  it('COPIL_SEED names a file by its absolute path', () => {
    expect(readConfig({ COPIL_SEED: 'none' }).seed).toBe('none');
    expect(readConfig({ COPIL_SEED: 'spaces/ours.json' }).seed).toEqual({
      file: path.resolve('spaces/ours.json'),
    });
  });

  it('PUBLIC_URL loses its last slash, and names the sender of mails', () => {
    const config = readConfig({ PUBLIC_URL: 'https://copil.example.org/' });
    expect(config.publicUrl).toBe('https://copil.example.org');
    expect(config.mailFrom).toBe('copil <copil@copil.example.org>');
  });

  it('COPIL_DATA is kept as an absolute path', () => {
    expect(readConfig({ COPIL_DATA: 'elsewhere' }).dataDirectory).toBe(path.resolve('elsewhere'));
  });
});
