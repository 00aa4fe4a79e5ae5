import type { Locale } from '../conversation/language.ts';
import type { Address, ChatPlatform, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { RecipientDirectory } from './ports.ts';

/** One way to reach a recipient. */
export interface Route {
  platform: ChatPlatform;
  to: Address;
  /** The mail stands in for a chat that does not answer: marked « relais e-mail » (domain.md C58). */
  relay: boolean;
}

export interface Reach {
  locale: Locale;
  name: string;
  /** In the order in which they are tried. */
  routes: Route[];
}

/** Tries on a platform before the next one takes over, and on the last one before the message has failed. */
export const triesBeforeNext = 3;
export const triesOnLast = 8;

/** Mail accounts belong to no workspace. */
const mailWorkspace = 'email';

/**
 * The ways to a recipient: the preferred platform, the other linked ones, then e-mail (C58, nasty case 6).
 *
 * @returns null when the recipient is gone
 */
export async function reachOf(
  tx: Transaction,
  delivery: Pick<MessageDelivery, 'recipientKind' | 'recipientId' | 'parameters'>,
  directory: RecipientDirectory,
  platforms: readonly ChatPlatform[],
): Promise<Reach | null> {
  if (delivery.recipientKind === 'channel') {
    const channel = await directory.channel(tx, delivery.recipientId);
    if (!channel) return null;
    const platform = named(platforms, channel.platform);
    const to: Address = { kind: 'channel', workspace: channel.workspace, externalId: channel.externalId };
    return { ...channel, routes: platform ? [{ platform, to, relay: false }] : [] };
  }
  const person = await directory.person(tx, delivery.recipientId);
  if (!person) return null;
  const onChat = person.accounts.some(({ platform }) => platform !== 'email' && named(platforms, platform));
  const byMail = person.accounts.some(({ platform }) => platform === 'email');
  const accounts = person.accounts.map((account) => ({ ...account, relay: false }));
  if (person.email && !byMail) {
    accounts.push({ platform: 'email', workspace: mailWorkspace, externalId: person.email, relay: onChat });
  }
  const via = onlyVia(delivery);
  const routes = accounts
    .filter(({ platform }) => !via || platform === via)
    .flatMap(({ platform, workspace, externalId, relay }): Route[] => {
      const configured = named(platforms, platform);
      const to: Address = { kind: 'person', workspace, externalId };
      return configured ? [{ platform: configured, to, relay: relay && !via }] : [];
    });
  return { locale: person.locale, name: person.name, routes };
}

/** The ways to several recipients, asked at once so that they are read at once. @returns in the order of the rows */
export function reachesOf(
  { directory, platforms }: Pick<Desk, 'directory' | 'platforms'>,
  tx: Transaction,
  rows: readonly MessageDelivery[],
): Promise<(Reach | null)[]> {
  return Promise.all(rows.map((row) => reachOf(tx, row, directory, platforms)));
}

/** @returns the platform a row is bound to, whatever the person prefers; kept among its parameters. */
function onlyVia({ parameters }: Pick<MessageDelivery, 'parameters'>): PlatformName | null {
  const via = parameters && typeof parameters === 'object' && 'via' in parameters ? parameters.via : null;
  return (via as PlatformName | undefined) ?? null;
}

/** @returns the routes left to try: from the one a row is on, if it is on one. */
export function routesFrom(
  routes: readonly Route[],
  current: { platform: PlatformName | null; workspace: string | null },
): readonly Route[] {
  const index = routes.findIndex(
    ({ platform, to }) => platform.name === current.platform && to.workspace === current.workspace,
  );
  return index > 0 ? routes.slice(index) : routes;
}

function named(platforms: readonly ChatPlatform[], name: PlatformName): ChatPlatform | undefined {
  return platforms.find((platform) => platform.name === name);
}
