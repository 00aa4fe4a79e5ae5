import type { Translators } from '../conversation/catalogue.ts';
import type { Turn } from '../conversation/command.ts';
import type { BotEvent } from '../conversation/pipeline.ts';
import type { AccountRef } from '../conversation/platform.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { Transaction } from '../store/store.ts';
import { fullName } from './person-name.ts';
import { asLocale, spaceContext } from './space-context.ts';
import type { DomainTurn, Links } from './turn.ts';

export interface TurnParts {
  tx: Transaction;
  ledger: Ledger;
  links: Links;
  translators: Translators;
  now: Temporal.Instant;
}

/** A turn before the bot gives it what needs the whole registry. */
export type OpenedTurn = Omit<DomainTurn, 'perform' | 'hindrance' | 'formFor' | 'announce'>;

/** Who speaks, in which space and channel; null for an account nobody has linked. */
export async function openTurn(
  parts: TurnParts,
  event: BotEvent,
  via: Turn['via'],
): Promise<OpenedTurn | null> {
  const person = await personBehind(parts.tx, event.account);
  if (!person || person.state === 'left') return null;
  const space = spaceContext(person.space);
  const locale = asLocale(person.locale);
  return {
    t: parts.translators[locale],
    locale,
    now: parts.now,
    timeZone: space.timeZone,
    place: event.place,
    via,
    actor: {
      id: person.id,
      handle: person.handle,
      name: fullName(person),
      email: person.workEmail,
      locale,
      organisationId: person.organisationId,
    },
    space,
    spaceT: parts.translators[space.locale],
    account: event.account,
    channelId: await channelOf(parts.tx, event, space.id),
    tx: parts.tx,
    ledger: parts.ledger,
    links: parts.links,
    correlationId: event.correlationId,
  };
}

/** On copil's own pages the account is the person, who signed in: its id stands in `externalId`. */
async function personBehind(tx: Transaction, { platform, workspace, externalId }: AccountRef) {
  if (platform === 'web')
    return tx.person.findUnique({ where: { id: externalId }, include: { space: true } });
  const account = await tx.platformAccount.findUnique({
    where: { platform_workspace_externalId: { platform, workspace, externalId } },
    include: { person: { include: { space: true } } },
  });
  return account?.state === 'linked' ? account.person : null;
}

async function channelOf(tx: Transaction, event: BotEvent, spaceId: string): Promise<string | null> {
  if (event.place.kind !== 'channel') return null;
  const { platform, workspace } = event.account;
  const channel = await tx.channel.findFirst({
    where: { spaceId, platform, workspace, externalId: event.place.externalId },
    select: { id: true },
  });
  return channel?.id ?? null;
}
