import type { Stage, StageMessage, StageReply } from './story-act.ts';

/** @param url of a service with the local workspace @returns the stage where a story is played over its HTTP interface */
export function localStage(url: string): Stage {
  async function call<T>(method: string, what: string, body?: unknown): Promise<T> {
    const sent =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${url}/local/api/${what}`, { method, ...sent });
    const answer = (await response.json()) as T & { error?: { message: string } };
    if (!response.ok) throw new Error(answer.error?.message ?? `HTTP ${response.status}`);
    return answer;
  }
  return {
    say: (as, where, text) => call<StageReply>('POST', 'say', { as, in: where, text }),
    press: (as, message, button) => call<StageReply>('POST', 'press', { as, message, button }),
    submit: (as, form, values) => call<StageReply>('POST', 'submit', { as, form, values }),
    clock: async (to) =>
      (await call<{ sent: Awaited<ReturnType<Stage['clock']>> }>('POST', 'clock', { to })).sent,
    messages: async (as, where) =>
      (await call<{ messages: StageMessage[] }>('GET', `messages?${new URLSearchParams({ as, in: where })}`))
        .messages,
  };
}
