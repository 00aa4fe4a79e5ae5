/** What is new, sent to an open page as fragments that find their own place (htmx out-of-band swaps). */
import { html } from 'hono/html';
import type { SSEStreamingApi } from 'hono/streaming';
import type { LocalMail, LocalMessage } from '../../../src/store/generated/client.ts';
import type { LocalEvent } from '../feed.ts';
import type { LocalParts } from '../local-parts.ts';
import { clockFace, clockField } from './clock-bar.ts';
import { conversationContent } from './content.ts';
import { conversationNav } from './conversation-nav.ts';
import { log } from './conversation-view.ts';
import { daySeparator, messageView } from './message-view.ts';
import { mailView } from './panes.ts';
import { peopleList } from './people-nav.ts';
import { type Html, type Scene, sceneOf } from './scene.ts';
import type { View } from './view.ts';
import { isoDayOf } from './wording.ts';

/** Above this the whole log is drawn again. */
const fewEnough = 15;
/** Comments keep proxies and sleeping tabs from closing the stream. */
const heartbeatMs = 20_000;

/**
 * Follows the feed until the page or the service goes.
 * @param since state of the feed that the page shows; anything missed in between is drawn at once
 */
export async function follow(
  parts: LocalParts,
  view: Partial<View>,
  since: string,
  stream: SSEStreamingApi,
  closing: AbortSignal,
): Promise<void> {
  let waiting: LocalEvent[] = [];
  let wake = () => {};
  const stop = parts.feed.subscribe((event) => {
    waiting.push(event);
    wake();
  });
  const end = () => wake();
  stream.onAbort(end);
  closing.addEventListener('abort', end);
  try {
    if (since !== parts.feed.revision()) await send(stream, await everything(parts, view));
    while (!stream.aborted && !closing.aborted) {
      if (waiting.length === 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const beat = setTimeout(() => resolve(), heartbeatMs);
        wake = resolve;
        await promise;
        clearTimeout(beat);
        wake = () => {};
      }
      const events = waiting;
      waiting = [];
      if (events.some(({ kind }) => kind === 'space'))
        await stream.writeSSE({ event: 'reload', data: 'space' });
      else if (events.length > 0) await send(stream, await fragments(parts, view, events));
      else await stream.write(': still here\n\n');
    }
  } finally {
    stop();
    closing.removeEventListener('abort', end);
  }
}

async function send(stream: SSEStreamingApi, parts: (Html | '')[]): Promise<void> {
  const data = String(await html`${parts}`);
  if (data.trim() !== '') await stream.writeSSE({ event: 'page', data });
}

/** The page was drawn before, or the connection was lost: everything that may have changed. */
async function everything(parts: LocalParts, view: Partial<View>): Promise<(Html | '')[]> {
  const scene = await sceneOf(parts, view);
  if (!scene) return [];
  const content = await conversationContent(parts, scene);
  return [
    scene.conversation ? log(scene, content) : '',
    peopleList(scene),
    conversationNav(scene),
    clockFace(scene),
    clockField(scene),
  ];
}

async function fragments(
  parts: LocalParts,
  view: Partial<View>,
  events: LocalEvent[],
): Promise<(Html | '')[]> {
  const scene = await sceneOf(parts, view);
  if (!scene) return [];
  const messages = events.flatMap((event) =>
    event.kind === 'posted' || event.kind === 'updated' ? [event] : [],
  );
  const here = messages.filter(({ message }) => isHere(scene, message));
  if (here.length > fewEnough) return everything(parts, view);
  if (scene.conversation && here.length > 0) parts.unread.read(scene.me.handle, scene.conversation.name);
  const drawn: (Html | '')[] = [];
  for (const { kind, message } of here) {
    // What its author alone saw is new to everybody else.
    const published = kind === 'updated' && message.author !== null && message.author !== scene.me.handle;
    drawn.push(await messageFragment(parts, scene, published ? 'posted' : kind, message));
  }
  const mails = events.flatMap((event) => (event.kind === 'mailed' ? [mailFragment(scene, event.mail)] : []));
  const moved = events.some(({ kind }) => kind === 'clock');
  return [
    ...drawn,
    ...mails,
    peopleList(scene),
    conversationNav(scene),
    clockFace(scene),
    moved ? clockField(scene) : '',
  ];
}

function isHere(
  { me, conversation }: Scene,
  { workspace, conversation: name, visibleTo }: LocalMessage,
): boolean {
  const mine = visibleTo === null || visibleTo === me.handle;
  return mine && conversation?.workspace === workspace && conversation.name === name;
}

async function messageFragment(
  { store }: LocalParts,
  scene: Scene,
  kind: 'posted' | 'updated',
  message: LocalMessage,
): Promise<Html | ''> {
  const look = { handle: scene.me.handle, workspace: message.workspace };
  const opener = message.threadId;
  if (kind === 'updated') {
    const replies = (await store.replyCounts([message.id], look)).get(message.id) ?? 0;
    const inLog = opener === null ? messageView(scene, message, { swap: true, replies }) : '';
    return html`${inLog}${isInThread(scene, message) ? messageView(scene, message, { swap: true, inThread: true }) : ''}`;
  }
  if (opener === null) {
    const earlier = (
      await store.list({
        workspace: message.workspace,
        conversation: message.conversation,
        threadId: null,
        look,
      })
    ).findLast(({ id }) => id < message.id);
    const { timeZone } = scene.clock;
    const sameDay = earlier && isoDayOf(earlier.postedAt, timeZone) === isoDayOf(message.postedAt, timeZone);
    return appended(
      '#log',
      html`${sameDay ? '' : daySeparator(scene, message.postedAt)}${messageView(scene, message)}`,
    );
  }
  const first = await store.seen(opener, look);
  const replies = (await store.replyCounts([opener], look)).get(opener) ?? 0;
  const inThread = isInThread(scene, message)
    ? appended('#thread-log', messageView(scene, message, { inThread: true }))
    : '';
  return html`${first ? messageView(scene, first, { swap: true, replies }) : ''}${inThread}`;
}

const isInThread = ({ view }: Scene, { id, threadId }: LocalMessage): boolean =>
  view.pane === 'thread' && (view.thread === threadId || view.thread === id);

const appended = (target: string, inside: Html): Html =>
  html`<div hx-swap-oob="beforeend:${target}">${inside}</div>`;

function mailFragment(scene: Scene, mail: LocalMail): Html | '' {
  const shown =
    scene.view.pane === 'mails' || (scene.conversation === null && mail.to.includes(scene.me.email));
  return shown ? html`<div hx-swap-oob="afterbegin:#mails">${mailView(scene, mail)}</div>` : '';
}
