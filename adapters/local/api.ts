/** The HTTP interface of the local workspace, for scripts and demos; documented in the README. */
import { type Context, Hono } from 'hono';
import type { LocalActions } from './actions.ts';
import type { Directory } from './directory.ts';
import type { LocalHost } from './host.ts';
import type { Mailbox } from './mailbox.ts';
import type { MessageStore } from './message-store.ts';
import {
  bodyLimits,
  checked,
  clockSchema,
  jsonBody,
  ledgerSchema,
  pressingSchema,
  sayingSchema,
  submittingSchema,
} from './requests.ts';
import { shownAnswer, shownMail, shownMessage } from './shown-message.ts';
import { storable, storableText } from './storable.ts';

export interface ApiParts {
  actions: LocalActions;
  directory: Directory;
  store: MessageStore;
  mailbox: Mailbox;
  host: LocalHost;
}

export function localApi({ actions, directory, store, mailbox, host }: ApiParts): Hono {
  const body = async (context: Context) => jsonBody(context, bodyLimits.act);

  return new Hono()
    .get('/state', async (context) => {
      const [clock, workspaces, people, channels, state] = await Promise.all([
        actions.clockFace(),
        host.workspaces(),
        host.people(),
        host.channels(),
        host.state(),
      ]);
      return context.json({ clock, workspaces, people, channels, ...state });
    })
    .post('/say', async (context) =>
      context.json(shownAnswer(await actions.say(checked(sayingSchema, await body(context))))),
    )
    .post('/press', async (context) =>
      context.json(shownAnswer(await actions.press(checked(pressingSchema, await body(context))))),
    )
    .post('/submit', async (context) =>
      context.json(shownAnswer(await actions.submit(checked(submittingSchema, await body(context))))),
    )
    .post('/clock', async (context) => {
      const { sent, clock, messages, updated } = await actions.moveClock(
        checked(clockSchema, await body(context)),
      );
      return context.json({
        clock,
        sent,
        messages: messages.map(shownMessage),
        updated: updated.map(shownMessage),
      });
    })
    .get('/messages', async (context) => {
      const { as, in: where } = storable(context.req.query()) as Record<string, string>;
      const list = await messagesFor({ directory, store }, as, where);
      return context.json({ messages: list.map(shownMessage) });
    })
    .get('/mails', async (context) =>
      context.json({
        mails: (await mailbox.list(storableText(context.req.query('to') ?? ''))).map(shownMail),
      }),
    )
    .get('/ledger', async (context) => {
      const filter = checked(ledgerSchema, storable(context.req.query()));
      return context.json({ ledger: await host.ledger(filter) });
    })
    .post('/import', async (context) =>
      context.json(await actions.importSpace(await jsonBody(context, bodyLimits.import))),
    );
}

/** With `as`, what that person sees; without, everything. */
async function messagesFor(
  { directory, store }: Pick<ApiParts, 'directory' | 'store'>,
  as: string | undefined,
  where: string | undefined,
) {
  if (as !== undefined) {
    const look = await directory.speaker(as);
    if (where === undefined) return store.list({ look });
    const { workspace, name } = await directory.conversation(look, where);
    return store.list({ workspace, conversation: name, look });
  }
  if (where === undefined) return store.list({});
  return store.list({ conversation: await directory.anyConversation(where) });
}
