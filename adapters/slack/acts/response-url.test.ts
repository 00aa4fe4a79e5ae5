import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isResponseUrl, openResponses, type ResponseMessage } from './response-url.ts';

const message: ResponseMessage = {
  text: 'Bonjour',
  blocks: [],
  response_type: 'ephemeral',
  replace_original: false,
};
const received: unknown[] = [];
const server = createServer((request, response) => {
  if (request.url === '/silent') return;
  if (request.url === '/moved') return response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  if (request.url === '/used') return response.writeHead(404).end('used_url');
  if (request.url === '/broken') return response.writeHead(500).end();
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    received.push(JSON.parse(body));
    response.end('ok');
  });
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a response_url', () => {
  it('is followed to Slack, and nowhere else', () => {
    expect(isResponseUrl('https://hooks.slack.com/actions/T1/2/abc', false)).toBe(true);
    for (const url of [
      'http://hooks.slack.com/actions',
      'https://hooks.slack.com.evil.example/',
      'https://hooks.slack.com:8443/',
      'https://hooks.slack.com@evil.example/',
      'https://user@hooks.slack.com/',
      'http://169.254.169.254/latest/meta-data',
      'http://127.0.0.1:5432/',
      'file:///etc/passwd',
      'hooks.slack.com',
      '',
    ])
      expect(isResponseUrl(url, false), url).toBe(false);
    expect(isResponseUrl('http://127.0.0.1:4000/response/1', true)).toBe(true);
    expect(isResponseUrl('http://10.0.0.1/', true)).toBe(false);
  });

  it('takes the answer', async () => {
    await openResponses(true)(`${origin}/response/1`, message);
    expect(received).toEqual([message]);
  });

  it('says whether what it did not take may have arrived', async () => {
    const respond = openResponses(true, 200);
    await expect(respond(`${origin}/used`, message)).rejects.toMatchObject({ how: 'forGood' });
    await expect(respond(`${origin}/broken`, message)).rejects.toMatchObject({ how: 'unclear' });
    await expect(respond(`${origin}/moved`, message)).rejects.toMatchObject({ how: 'unclear' });
    await expect(respond(`${origin}/silent`, message)).rejects.toMatchObject({ how: 'unclear' });
    await expect(openResponses(false)(`${origin}/response/1`, message)).rejects.toMatchObject({
      how: 'forGood',
    });
  });
});
