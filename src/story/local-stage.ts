import type { Stage, StageMessage, StageReply, StageSent } from './story-act.ts';

export interface LocalStage extends Stage {
  /** @returns what everybody who is there is called, by handle, and by whose clock they live */
  scene(): Promise<{ names: ReadonlyMap<string, string>; timeZone: string }>;
}

interface State {
  people: { handle: string; name: string }[];
  clock: { timeZone: string };
}

/** @param url of a service with the local workspace @returns the stage where a story is played over its HTTP interface */
export function localStage(url: string): LocalStage {
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
    clock: async (to) => (await call<{ sent: StageSent[] }>('POST', 'clock', { to })).sent,
    messages: async (as, where) =>
      (await call<{ messages: StageMessage[] }>('GET', `messages?${new URLSearchParams({ as, in: where })}`))
        .messages,
    async scene() {
      const { people, clock } = await call<State>('GET', 'state');
      return { names: new Map(people.map(({ handle, name }) => [handle, name])), timeZone: clock.timeZone };
    },
  };
}
