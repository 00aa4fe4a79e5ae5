import { clockTarget, isNext } from '../../adapters/local/clock-moves.ts';
import { ledgerOf } from '../../src/service/local-host.ts';
import { localState } from '../../src/service/local-state.ts';
import type { ReceivedMail } from '../support/mail-server.ts';
import type { Acknowledged } from '../support/slack/deliver.ts';
import { readBlocks, readButtons, readText } from '../support/slack/read-blocks.ts';
import { readView } from '../support/slack/read-view.ts';
import { openSlackHouse, type SlackHouse, type SlackHouseOptions } from '../support/slack/slack-house.ts';
import type { Shown } from '../support/slack/slack-record.ts';
import type { Driver, LedgerRow, OpenOptions, Seen, SeenForm, SeenMail, SeenMessage } from './driver.ts';

/** What only tests about Slack itself look at. */
export interface SlackDriver extends Driver {
  readonly house: SlackHouse;
  /** What somebody sees of anything that is done. */
  seeing(as: string, act: () => Promise<Acknowledged>): Promise<Seen>;
  /** The message as Slack has it. */
  messageOf(as: string, id: string): Promise<Shown>;
  /** The App Home as a message: its words and buttons. */
  homeOf(as: string): SeenMessage;
  pressInHome(as: string, button: string): Promise<Seen>;
}

/** Marks the id of a modal among those of messages. */
const inModal = 'modal:';

/** Offers the form that a sentence without a trigger could not open. */
const openFormButton = 'open-form';

/** Starts the whole service on a Slack of its own and acts in it as people do. */
export async function openSlackDriver(
  options: OpenOptions & Pick<SlackHouseOptions, 'socketMode' | 'emails'> = {},
): Promise<SlackDriver> {
  const house = await openSlackHouse(options);
  const { slack, people, mail, database, clock } = house;
  const { db } = database;
  const sent = new Map<string, Parameters<typeof people.deliver>[0]>();
  const names = await realNames(house);
  const nameOf = (userId: string) => names.get(userId) ?? userId;

  const seenMessage = (shown: Shown): SeenMessage => {
    const { channel, ts, threadTs, userId, onlyFor, text, blocks } = shown;
    const direct = channel.startsWith('D');
    const only = direct ? directs.get(channel) : onlyFor;
    return {
      id: `${channel}:${ts}`,
      in: direct ? 'dm' : (channelNames.get(channel) ?? channel),
      to: only === undefined ? null : slack.nameOf(only),
      thread: threadTs ? `${channel}:${threadTs}` : null,
      from: slack.nameOf(userId),
      at: Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000)).toString(),
      text: blocks.length > 0 ? readBlocks(blocks, nameOf) : readText(text, nameOf),
      buttons: readButtons(blocks).map(({ id, label }) => ({ id, label })),
    };
  };
  /** What stands in the modals that stayed open. */
  const typed = new Map<string, Record<string, string>>();
  /** Direct conversation → user id. */
  const directs = new Map<string, string>();
  const channelNames = new Map(
    slack.workspaces.flatMap(({ channels }) =>
      [...channels].map(([name, id]): [string, string] => [id, name]),
    ),
  );

  async function conversationOf(as: string, where: string) {
    const { workspace, userId } = slack.personOf(as);
    const channel = where === 'dm' ? await slack.direct(as) : workspace.channels.get(where);
    if (!channel) throw new Error(`${workspace.domain} has no channel ${where}`);
    if (where === 'dm') directs.set(channel, userId);
    return { domain: workspace.domain, channel, userId };
  }
  async function shownTo(as: string, where: string): Promise<Shown[]> {
    const { domain, channel, userId } = await conversationOf(as, where);
    const shown = await slack.conversation(domain, channel);
    return shown.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === userId);
  }
  async function messageOf(as: string, id: string): Promise<Shown> {
    const [channel = '', ts] = id.split(':');
    const { workspace, userId } = slack.personOf(as);
    const found = (await slack.conversation(workspace.domain, channel)).find((one) => one.ts === ts);
    if (!found || (found.onlyFor !== undefined && found.onlyFor !== userId))
      throw new Error(`${as} sees no message ${id}`);
    return found;
  }

  /** Lets somebody act, and gathers what everybody sees of it. */
  async function seeing(as: string, act: () => Promise<Acknowledged>): Promise<Seen> {
    const { userId } = slack.personOf(as);
    const [before, viewsBefore] = [slack.record.posted.length, slack.views.shown.length];
    const { body, status } = await act();
    if (status !== 200) throw new Error(`copil answered ${status}: ${body}`);
    await house.settled();
    const events = slack.record.posted.slice(before);
    const ids = [...new Set(events.filter(({ changed, marked }) => !changed || !marked).map(idOf))];
    const contents = await read(events, ids);
    const answers = events.filter(
      ({ marked, onlyFor }) => !marked && (onlyFor === undefined || onlyFor === userId),
    );
    const answer = answers.map(idOf).find((id) => contents.get(id)?.from === 'copil');
    const messages = [...(answer ? [answer] : []), ...ids.filter((id) => id !== answer)].flatMap(
      (id) => contents.get(id) ?? [],
    );
    const errors = body?.response_action === 'errors' ? body.errors : undefined;
    const viewId = slack.views.shown.slice(viewsBefore).findLast((view) => view.userId === userId)?.viewId;
    const open = slack.views.find(viewId ?? '') ?? (errors ? slack.views.top(userId) : undefined);
    if (!open) return { messages };
    const shown = cardIn(open.view, as);
    if (shown) return { messages: [shown, ...messages] };
    return {
      messages,
      ...(answer ? {} : { told: wordsOf(open.view, errors) }),
      ...formOf(open.view, errors),
    };
  }
  async function read(events: readonly { domain: string; channel: string }[], ids: readonly string[]) {
    const contents = new Map<string, SeenMessage>();
    for (const [channel, domain] of new Map(events.map((one) => [one.channel, one.domain]))) {
      if (channel.startsWith('D') && !directs.has(channel)) await rememberDirect(domain, channel);
      for (const shown of await slack.conversation(domain, channel))
        if (ids.includes(idOf(shown))) contents.set(idOf(shown), seenMessage(shown));
    }
    return contents;
  }
  async function rememberDirect(domain: string, channel: string): Promise<void> {
    const { channel: direct } = await slack.workspace(domain).ask('conversations.info', { channel });
    directs.set(channel, direct.user);
  }

  const wordsOf = (view: Parameters<typeof readView>[0], errors?: Record<string, string>): string => {
    const { intro, fields } = readView(view, nameOf, errors);
    return [intro, ...fields.flatMap(({ error }) => error ?? [])].filter(Boolean).join('\n\n');
  };
  const formOf = (
    view: Parameters<typeof readView>[0],
    errors?: Record<string, string>,
  ): { form?: SeenForm } => {
    const { title, intro, fields } = readView(view, nameOf, errors);
    return fields.length > 0 ? { form: { id: view.id, title, intro, fields } } : {};
  };

  /** A modal that shows a card with buttons reads like a message that only this person sees. */
  function cardIn(view: Parameters<typeof readView>[0], as: string): SeenMessage | null {
    const buttons = readButtons(view.blocks).map(({ id, label }) => ({ id, label }));
    if (buttons.length === 0) return null;
    return {
      id: `${inModal}${view.id}`,
      in: 'modal',
      to: as,
      thread: null,
      from: 'copil',
      at: clock.now().toString(),
      text: readBlocks(view.blocks, nameOf),
      buttons,
    };
  }

  async function press(as: string, message: string, button: string): Promise<Seen> {
    if (message.startsWith(inModal)) {
      const open = slack.views.find(message.slice(inModal.length));
      const wanted = readButtons(open?.view.blocks ?? []).find(({ id }) => id === button);
      if (!open || !wanted) throw new Error(`the modal ${message} has no button ${button}`);
      return seeing(as, () => people.pressInView(as, open.view, wanted));
    }
    const shown = await messageOf(as, message);
    const found = readButtons(shown.blocks).find(({ id }) => id === button);
    if (!found) throw new Error(`the message ${message} has no button ${button}`);
    return seeing(as, () => people.press(as, shown, found));
  }

  function homeView(as: string) {
    const view = slack.views.home(slack.personOf(as).userId);
    if (!view) throw new Error(`${as} has no App Home`);
    return view;
  }

  return {
    house,
    seeing,
    messageOf,
    homeOf(as) {
      const { id, blocks } = homeView(as);
      const text = readBlocks(blocks, nameOf);
      return {
        id,
        in: 'home',
        to: as,
        thread: null,
        from: 'copil',
        at: '',
        text,
        buttons: readButtons(blocks),
      };
    },
    async pressInHome(as, button) {
      const view = homeView(as);
      const found = readButtons(view.blocks).find(({ id }) => id === button);
      if (!found) throw new Error(`the App Home of ${as} has no button ${button}`);
      return seeing(as, () => people.pressInView(as, view, found));
    },
    url: house.service.url,
    async say(as, where, text, event) {
      const line = text.replace(/^\/copil\s*/, '');
      const again = event === undefined ? undefined : sent.get(event);
      const seen = await seeing(as, async () => {
        if (again) return people.deliver(again, { retry: { number: 1 } });
        const done =
          where === 'dm' && line === text
            ? await people.direct(as, text)
            : await people.command(as, where, line);
        if (event !== undefined) sent.set(event, done.request);
        return done;
      });
      const [answer] = seen.messages.filter(({ from }) => from === 'copil');
      const offered = answer?.buttons.find(({ id }) => id === openFormButton);
      if (!answer || !offered) return seen;
      const { messages, form } = await press(as, answer.id, offered.id);
      return { messages: [...seen.messages, ...messages], form };
    },
    async press(as, message, button, values) {
      if (values) throw new Error('a button of Slack carries no values of its own');
      return press(as, message, button);
    },
    async submit(as, form, values) {
      const given = { ...typed.get(form), ...values };
      const seen = await seeing(as, () => people.submit(as, form, given));
      if (seen.form?.id !== form) return seen;
      // Slack keeps what stands in a modal that stays open.
      typed.set(form, given);
      const fields = seen.form.fields.map((field) => ({ ...field, value: given[field.name] ?? field.value }));
      return { ...seen, form: { ...seen.form, fields } };
    },
    async clock(target) {
      const { delivery } = house.service.rooms;
      const move = /^P|^next$/.test(target) ? { advance: target } : { to: target };
      const zone = (await db.space.findFirst())?.timeZone ?? 'Europe/Paris';
      const left = isNext(move)
        ? await delivery.advanceToNext(clock)
        : await delivery.advanceTo(clockTarget(move, clock.now(), zone), clock);
      return left.map((row) => ({ ...row }));
    },
    messages: async (as, where) => (await shownTo(as, where)).map(seenMessage),
    mails: async (to) => mail.mails.filter((one) => to === undefined || one.to.includes(to)).map(seenMail),
    ledger: async (filter = {}) => (await ledgerOf(db, filter)) as unknown as LedgerRow[],
    async state() {
      const zone = (await db.space.findFirst())?.timeZone ?? 'Europe/Paris';
      const local = clock
        .now()
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });
      return { ...(await localState(db)), clock: { now: clock.now().toString(), local } };
    },
    close: () => house.close(),
  };
}

const idOf = ({ channel, ts }: { channel: string; ts: string }) => `${channel}:${ts}`;

/** User id → the name people read. */
async function realNames({ slack }: SlackHouse): Promise<Map<string, string>> {
  const lists = await Promise.all(
    slack.workspaces.map((workspace) => workspace.ask('users.list', { limit: 1000 })),
  );
  return new Map(
    lists.flatMap(({ members }) =>
      members.map((one: { id: string; real_name: string }) => [one.id, one.real_name]),
    ),
  );
}

function seenMail({ to, parsed }: ReceivedMail): SeenMail {
  const calendar = parsed.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return {
    to: to[0] ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    ics: calendar ? textOf(calendar.content) : null,
  };
}

const textOf = (content: string | ArrayBuffer | Uint8Array) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');
