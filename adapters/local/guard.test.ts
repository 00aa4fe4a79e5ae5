import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { LocalRefusal } from './errors.ts';
import { loopbackOnly } from './guard.ts';

const app = new Hono();
app.onError((error, context) => context.text(error instanceof LocalRefusal ? error.code : 'crash', 403));
app.use(loopbackOnly(() => 3000));
app.all('*', (context) => context.text('let in'));

const knock = async (headers: Record<string, string>, method = 'POST') =>
  (await app.request('/local/api/say', { method, headers })).text();

describe('the local workspace answers this computer only', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])('as %s', async (host) => {
    expect(await knock({ host })).toBe('let in');
    expect(await knock({ host, origin: `http://${host.toLowerCase()}` })).toBe('let in');
  });

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost',
    'localhost:3001',
    '127.0.0.1.nip.io:3000',
    '0.0.0.0:3000',
  ])('not as %s, a name that may have been made to point here', async (host) => {
    expect(await knock({ host })).toBe('foreignHost');
  });

  it.each([
    'http://evil.example',
    'null',
    'https://localhost:3000',
    'http://localhost:8080',
    'http://127.0.0.1:3000',
  ])('not to a page of %s', async (origin) => {
    expect(await knock({ host: 'localhost:3000', origin })).toBe('foreignOrigin');
  });

  it('not to forms and images of other sites, even where a browser names no origin', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect(await knock({ host: 'localhost:3000', 'sec-fetch-site': site })).toBe('foreignOrigin');
      expect(await knock({ host: 'localhost:3000', 'sec-fetch-site': site }, 'GET')).toBe('foreignOrigin');
    }
  });

  it('but to somebody who follows a link to the page', async () => {
    const headers = { host: 'localhost:3000', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await knock(headers, 'GET')).toBe('let in');
    expect(await knock(headers)).toBe('foreignOrigin');
  });
});
