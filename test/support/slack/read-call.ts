/** Reads a call of the Web API as Slack does: form or JSON, nested values as JSON texts. */
import type { IncomingMessage } from 'node:http';
import type { Arguments } from './web-methods.ts';

export interface ReadCall {
  body: string;
  contentType: string;
  token: string;
  given: Arguments;
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(request));
}

export async function readCall(request: IncomingMessage): Promise<ReadCall> {
  const body = (await readBody(request)).toString('utf8');
  const contentType = request.headers['content-type'] ?? '';
  const fields: Arguments = contentType.includes('application/json')
    ? JSON.parse(body || '{}')
    : Object.fromEntries(new URLSearchParams(body));
  const { token, ...given } = fields;
  const authorisation = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { body, contentType, token: authorisation ?? String(token ?? ''), given };
}

/** @returns the value, parsed when it is a JSON text of an object or a list. */
export function nested(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The file inside a multipart body, else the whole body. */
export function uploadedContent(body: Buffer, contentType: string): Buffer {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (!boundary) return body;
  const text = body.toString('latin1');
  const from = text.indexOf('\r\n\r\n') + 4;
  return Buffer.from(text.slice(from, text.indexOf(`\r\n--${boundary}`, from)), 'latin1');
}
