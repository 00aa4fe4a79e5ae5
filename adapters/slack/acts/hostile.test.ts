import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackRequest } from '../../../test/support/slack/deliver.ts';
import { readButtons } from '../../../test/support/slack/read-blocks.ts';
import { isReadable } from '../receive/readable.ts';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, asksForForm, button, text } from './fixtures/replies.ts';

let acting: Acting;
const genuine: SlackRequest[] = [];

beforeAll(async () => {
  acting = await openActing();
  const message = await acting.shows(text('x', [button()]));
  const [yes] = readButtons(message.blocks);
  if (!yes) throw new Error('no button');
  const viewId = await acting.openForm();
  acting.answer(alone('Vu.'));
  const sent = [
    await acting.people.command('claire', 'copil-dui', 'aide'),
    await acting.people.press('claire', message, yes),
    await acting.people.shortcut('claire', 'decision', message),
    await acting.people.submit('claire', viewId, { title: 'x' }),
    await acting.people.direct('claire', 'aide'),
    await acting.people.mention('claire', 'copil-dui', 'aide'),
    await acting.people.openHome('claire'),
  ];
  await acting.settled();
  genuine.push(...sent.map(({ request }) => request));
});
afterAll(() => acting.close());

type Json = Record<string, unknown>;

/** Every place of a payload. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}

function changed(payload: Json, path: string[], value: unknown): Json {
  const copy = structuredClone(payload);
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Json;
  const [key = ''] = path.slice(-1);
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return copy;
}

/** Bolt stumbles over some by itself, before any listener: the receiver logs it. */
function ofBolt(error: Error): { status: number } {
  if (/slack\/acts\/[\w-]+\.ts/.test(error.stack ?? '')) throw error;
  return { status: 200 };
}

describe('a payload that is not as it should be', () => {
  it('breaks no listener, and every request is acknowledged', async () => {
    const values = fc.oneof(fc.constant(undefined), fc.constant(null), fc.jsonValue({ maxDepth: 2 }));
    const spoilt = fc
      .constantFrom(...genuine)
      .chain((request) =>
        fc.tuple(fc.constant(request), fc.constantFrom(...placesIn(request.payload)), values),
      );
    acting.answer((asked) => (asked.verb === 'say' ? asksForForm : alone('Vu.')));
    await fc.assert(
      fc.asyncProperty(spoilt, async ([request, path, value]) => {
        const payload = changed(request.payload, path, value);
        // What is nothing of Slack's is turned away before.
        if (!isReadable(payload)) return;
        const { status } = await acting.people.deliver({ ...request, payload }).catch(ofBolt);
        await acting.settled();
        const heard = payload.event === undefined && request.payload.event === undefined;
        if (heard && payload.type === request.payload.type) expect(status).toBe(200);
      }),
      { numRuns: 200 },
    );
  });
});
