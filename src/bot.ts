/** Binds the features to the ports: one registry, one pipeline, one transaction a command. What main.ts and the tests both build. */
import { randomUUID } from 'node:crypto';
import { commandRooms, type LedgerActs } from './bot-commands.ts';
import { botForStrangers } from './bot-for-strangers.ts';
import { resolvers } from './bot-resolvers.ts';
import type { Translators } from './conversation/catalogue.ts';
import type { Command, Turn } from './conversation/command.ts';
import { formOf } from './conversation/form-of.ts';
import { parseValues } from './conversation/parse.ts';
import { type BotEvent, createConversation, type Handled, type Permission } from './conversation/pipeline.ts';
import type { AccountRef, Bot, Identity } from './conversation/platform.ts';
import { printArguments, printLine } from './conversation/print-arguments.ts';
import { createRegistry, type Registry } from './conversation/registry.ts';
import type { Reply } from './conversation/reply.ts';
import type { Delivery } from './delivery/dispatch.ts';
import { tellHouse } from './house.ts';
import { openInbox } from './inbox.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { linkMembers } from './people/linking/members.ts';
import type { Pairing } from './people/linking/pairing.ts';
import { type OpenedTurn, openTurn } from './people/open-turn.ts';
import { isGranted, type Judgement, judgeCommand, refusal } from './people/permit.ts';
import { sayNo } from './people/say-no.ts';
import { screen } from './people/screen.ts';
import { asLocale } from './people/space-context.ts';
import type { DomainCommand, DomainTurn, Links } from './people/turn.ts';
import { closeSettled } from './proposals/close-settled.ts';
import { inWords, pinned } from './proposals/in-words.ts';
import { propose } from './proposals/propose.ts';
import type { Seal } from './seal.ts';
import { readOnce } from './store/read-once.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './time.ts';

export interface BotParts {
  store: Pick<Store, 'db' | 'transaction'>;
  clock: Clock;
  delivery: Pick<Delivery, 'ledger' | 'wake'> & LedgerActs;
  translators: Translators;
  links: Links;
  seal: Seal;
  /** Codes for who is unknown; absent where no mail leaves this instance. */
  pairing?: Pairing;
  /** Who an account belongs to, as its platform vouches for it; null when it cannot say. */
  identify?(account: AccountRef): Promise<Identity | null>;
  log: Logger;
  metrics: Pick<Metrics, 'commands' | 'commandSeconds'>;
}

/** Builds the bot that every adapter is given. */
export function createBot(parts: BotParts): Bot {
  const { store, clock, delivery, translators } = parts;
  const registry: Registry<DomainTurn> = createRegistry<DomainTurn>(commandRooms(delivery), translators);

  const doOnce = openInbox(parts);
  const answerStranger = botForStrangers({ ...parts, pairing: parts.pairing ?? null, handled });

  function handled({ command, outcome, seconds }: Handled): void {
    const name = command ?? 'none';
    parts.metrics.commands.inc({ name, outcome });
    parts.metrics.commandSeconds.observe({ name }, seconds);
  }

  async function turnOf(event: BotEvent, via: Turn['via']): Promise<DomainTurn | { reply: Reply }> {
    // What is understood and judged is read once; what a command changes it reads anew, in its own transaction.
    const open = () =>
      openTurn(
        {
          tx: readOnce(store.db),
          ledger: delivery.ledger,
          links: parts.links,
          translators,
          now: clock.now(),
        },
        event,
        via,
      );
    const known = await open();
    if (known) return complete({ ...known, eventId: event.eventId });
    const identity = await identityOf(event.account);
    const linked = identity?.email ? await linkByEmail(event.account, identity.email, open) : null;
    if (linked) return complete({ ...linked, eventId: event.eventId });
    return { reply: await answerStranger(event, identity?.locale ?? 'fr') };
  }

  async function identityOf(account: AccountRef): Promise<Identity | null> {
    try {
      return (await parts.identify?.(account)) ?? null;
    } catch (error) {
      const { platform, workspace } = account;
      parts.log.warn({ err: error, platform, workspace }, 'The platform does not say who an account is.');
      return null;
    }
  }

  /** Known by the work e-mail their platform vouches for: from now on as if they always had been. */
  async function linkByEmail(
    account: AccountRef,
    email: string,
    open: () => Promise<OpenedTurn | null>,
  ): Promise<OpenedTurn | null> {
    await store.transaction((tx) =>
      linkMembers(tx, account, [{ externalId: account.externalId, email }], clock.now()),
    );
    return open();
  }

  /** Gives a turn what needs the whole registry. */
  function complete(turn: OpenedTurn & { eventId: string }): TurnWithEvent {
    const whole: TurnWithEvent = {
      ...turn,
      perform: (name, values, onBehalfOfId) => perform({ ...whole, onBehalfOfId }, name, values),
      hindrance: (name, values) => hindrance(whole, name, values),
      // Of the turn it is called on: a confirmed proposal is somebody else's act.
      announce(event) {
        return tellHouse(this, event);
      },
      async formFor(name, texts) {
        const known = registry.named(name);
        if (!known) throw new Error(`No command named “${name}”.`);
        return formOf(known, { texts }, whole, resolvers);
      },
    };
    return whole;
  }

  async function permit(
    turn: DomainTurn,
    command: Command<DomainTurn>,
    values: Record<string, unknown>,
  ): Promise<Permission<Judgement>> {
    const known = command as DomainCommand;
    const judgement = await judgeCommand(turn, known, values);
    if (!known.act || isGranted(known, judgement) || judgement.verdict === 'proposes')
      return { allowed: true, judgement };
    return { allowed: false, reply: await refusal(turn, known.act, judgement) };
  }

  async function run(
    turn: DomainTurn,
    command: Command<DomainTurn>,
    values: Record<string, unknown>,
    judgement: Judgement,
  ): Promise<Reply> {
    const whole = turn as TurnWithEvent;
    const within = (given: DomainTurn) => runInside(given, command as DomainCommand, values, judgement);
    if (command.readOnly && judgement.verdict !== 'proposes') return within(whole);
    return doOnce({ ...whole, command: command.name }, (tx) => within(complete({ ...whole, tx })));
  }

  async function runInside(
    turn: DomainTurn,
    command: DomainCommand,
    values: Record<string, unknown>,
    judgement: Judgement,
  ): Promise<Reply> {
    const stopped = await command.precondition?.(turn, values as never);
    if (stopped) return stopped;
    if (!command.act || judgement.verdict !== 'proposes')
      return runAndSettle(turn, command, values, judgement.committeeId);
    const pins = (await command.pins?.(turn, values as never)) ?? {};
    const texts = { ...(await pinned(turn, command, values, judgement.committeeId)), ...pins };
    const given = { command, values: { ...values, ...pins }, texts, committeeId: judgement.committeeId };
    return propose(turn, {
      act: command.act,
      committeeId: judgement.committeeId,
      siteId: judgement.siteId,
      command: command.name,
      arguments: texts,
      line: printLine(command as never, texts, turn.locale),
      ...(await inWords(turn, given, { registry, resolvers })),
    });
  }

  /** What is done may settle what others had asked for. */
  async function runAndSettle(
    turn: DomainTurn,
    command: DomainCommand,
    values: Record<string, unknown>,
    committeeId: string | null,
  ): Promise<Reply> {
    const reply = await command.run(turn, values as never);
    if (reply.outcome === 'done' && !command.readOnly) {
      const texts = printArguments(command, values as never);
      await closeSettled(turn, { command: command.name, texts, committeeId });
    }
    return reply;
  }

  /** A confirmed proposal: the decider must be able to do it outright. */
  async function perform(turn: DomainTurn, name: string, texts: Record<string, string>): Promise<Reply> {
    const given = await granted(turn, name, texts);
    if ('reply' in given) return given.reply;
    const stopped = await given.command.precondition?.(turn, given.values as never);
    return stopped ?? given.command.run(turn, given.values as never);
  }

  async function hindrance(
    turn: DomainTurn,
    name: string,
    texts: Record<string, string>,
  ): Promise<Reply | null> {
    const parsed = await parseValues(name, texts, registry, { turn, resolvers });
    if (parsed.kind !== 'run') return null;
    const { precondition } = parsed.known.command as DomainCommand;
    return (await precondition?.(turn, parsed.values as never)) ?? null;
  }

  /** Reads a command's texts again and judges it for the person of this turn. */
  async function granted(
    turn: DomainTurn,
    name: string,
    texts: Record<string, string>,
  ): Promise<{ command: DomainCommand; values: Record<string, unknown> } | { reply: Reply }> {
    const parsed = await parseValues(name, texts, registry, { turn, resolvers });
    if (parsed.kind !== 'run') return { reply: sayNo(turn, 'proposal.outdated') };
    const command = parsed.known.command as DomainCommand;
    const judgement = await judgeCommand(turn, command, parsed.values);
    if (command.act && !isGranted(command, judgement))
      return { reply: await refusal(turn, command.act, judgement) };
    return { command, values: parsed.values };
  }

  const conversation = createConversation<DomainTurn, Judgement>({
    registry,
    translators,
    turnOf,
    permit,
    run,
    screen,
    resolvers,
    log: parts.log,
    localeOf: async ({ platform, workspace, externalId }) => {
      const account = await store.db.platformAccount.findUnique({
        where: { platform_workspace_externalId: { platform, workspace, externalId } },
        select: { person: { select: { locale: true } } },
      });
      return asLocale(account?.person.locale ?? 'fr');
    },
    handled,
  });
  return correlated(conversation);
}

/** The platform's id of the event travels with the turn to the transaction that handles it. */
type TurnWithEvent = DomainTurn & { eventId: string };

/** An event that comes without a correlation id gets one at the entrance. */
function correlated(bot: Bot): Bot {
  const marked = <E extends BotEvent>(event: E): E => ({
    ...event,
    correlationId: event.correlationId ?? randomUUID(),
  });
  return {
    ...bot,
    say: (event) => bot.say(marked(event)),
    press: (event) => bot.press(marked(event)),
    submit: (event) => bot.submit(marked(event)),
  };
}
