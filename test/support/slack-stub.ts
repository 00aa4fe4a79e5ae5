/** A small Slack Web API on 127.0.0.1 for what the emulator does not do: answers are given by the test. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubCall {
  method: string;
  fields: Record<string, string>;
  /** Bearer token, if any. */
  token: string;
}

export interface StubAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: object;
  /** The connection is cut instead, after the call was noted: Slack has accepted it. */
  cut?: boolean;
}

export interface SlackStub {
  /** Root of its Web API. */
  readonly apiUrl: string;
  readonly calls: StubCall[];
  close(): Promise<void>;
}

/** @param answer what each call gets; `{}` is an empty success */
export async function openSlackStub(
  answer: (call: StubCall, count: number) => StubAnswer | Promise<StubAnswer>,
): Promise<SlackStub> {
  const calls: StubCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = {
      method: (request.url ?? '').replace('/api/', ''),
      fields: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
      token: (request.headers.authorization ?? '').replace('Bearer ', ''),
    };
    calls.push(call);
    write(response, await answer(call, calls.filter(({ method }) => method === call.method).length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function write(response: ServerResponse, { status = 200, headers, body, cut }: StubAnswer): void {
  if (cut) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ ok: true, ...body }));
}
