import type { LocalClock } from '../../adapters/local/clock.ts';
import type { LedgerFilter, LocalHost, LocalPerson } from '../../adapters/local/host.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import { isLead } from '../people/leads.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import { importSpace } from '../spaces/import-space.ts';
import { planLoadedMeetings } from '../spaces/plan-loaded-meetings.ts';
import { tellProblems } from '../spaces/problem.ts';
import { setLocalClock } from '../spaces/set-local-clock.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Database, Store } from '../store/store.ts';
import { localState } from './local-state.ts';

export interface LocalHostParts {
  store: Store;
  clock: LocalClock;
  delivery: Delivery;
  translators: Translators;
}

/** Ledger rows shown at once; filters narrow them. */
const ledgerRows = 5_000;

/** What the local workspace asks, answered from the database and delivery/. */
export function localHost(parts: LocalHostParts): LocalHost {
  const { store, clock, delivery, translators } = parts;
  const { db } = store;
  return {
    ...localKnown(db),
    async workspaces() {
      const organisations = await db.organisation.findMany({
        where: { workspace: { not: null } },
        orderBy: [{ kind: 'asc' }, { code: 'asc' }],
      });
      const named = new Map<string, string>();
      for (const { workspace, name } of organisations)
        if (workspace && !named.has(workspace)) named.set(workspace, name);
      return [...named].map(([id, name]) => ({ id, name }));
    },
    async timeZone() {
      return (await db.space.findFirst({ orderBy: { id: 'asc' } }))?.timeZone ?? 'Europe/Paris';
    },
    state: () => localState(db),
    async advanceTo(target) {
      const sent = await delivery.advanceTo(target, { setNow: (instant) => clock.setNow(instant) });
      return sent.map((row) => ({ ...row }));
    },
    async advanceToNext() {
      const sent = await delivery.advanceToNext({ setNow: (instant) => clock.setNow(instant) });
      return sent.map((row) => ({ ...row }));
    },
    nextEventAt: () => delivery.nextEventAt(),
    async drain() {
      await delivery.handOverDue();
      await delivery.drain();
    },
    ledger: (filter) => ledgerOf(db, filter),
    async importSpace(json) {
      const result = await importSpace(store, json, {
        now: clock.now(),
        setClock: setLocalClock,
        afterLoad: planLoadedMeetings(delivery.ledgerAt),
      });
      if (!result.ok)
        return {
          ok: false,
          errors: tellProblems(result.problems, translators.fr),
          notEmpty: result.problems.some(({ key }) => key === 'space.problem.notEmpty'),
        };
      if (result.clock) await clock.begin(result.clock);
      const { slug, name, counts } = result;
      return { ok: true, space: slug, name, counts, clock: clock.now().toString() };
    },
    suggestion: (handle) => suggestionFor(db, translators, handle),
  };
}

/** Who is here and which channels exist. */
export function localKnown(db: Database): Pick<LocalHost, 'people' | 'channels'> {
  return {
    async people(handle) {
      const people = await db.person.findMany({
        where: {
          state: { not: 'left' },
          ...(handle && { handle: { equals: handle, mode: 'insensitive' } }),
        },
        include: {
          accounts: { where: { platform: 'local', state: 'linked' } },
          memberships: { orderBy: { id: 'asc' }, take: 1, select: { id: true, functionLabel: true } },
        },
        orderBy: { id: 'asc' },
      });
      // Those who sit in a committee come first, in the order they were entered.
      const sorted = people.sort(
        (one, other) => Number(other.memberships.length > 0) - Number(one.memberships.length > 0),
      );
      return sorted.map(
        (person): LocalPerson => ({
          handle: person.handle,
          name: fullName(person),
          job: person.jobTitle ?? person.memberships[0]?.functionLabel ?? undefined,
          email: person.workEmail,
          locale: asLocale(person.locale),
          workspace: person.accounts[0]?.workspace ?? null,
        }),
      );
    },
    async channels() {
      const channels = await db.channel.findMany({ where: { platform: 'local' }, orderBy: { id: 'asc' } });
      return channels.map(({ workspace, name, topic }) => ({ workspace, name, topic: topic ?? undefined }));
    },
  };
}

export async function ledgerOf(db: Database, filter: LedgerFilter): Promise<Record<string, unknown>[]> {
  const where: Prisma.MessageDeliveryWhereInput = {};
  if (filter.rule) where.rule = filter.rule;
  if (filter.state) where.state = filter.state as Prisma.EnumDeliveryStateFilter['equals'];
  if (filter.to) where.recipientId = { in: await recipientsNamed(db, filter.to) };
  const rows = await db.messageDelivery.findMany({
    where,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: ledgerRows,
  });
  const names = await namesOf(db);
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    rule: row.rule,
    to: names.get(row.recipientId) ?? row.recipientId,
    state: row.state,
    outcome: row.outcome,
    dueAt: row.dueAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    platform: row.platform,
    subject: { type: row.subjectType, id: row.subjectId, version: row.subjectVersion },
    mergedInto: row.mergedIntoId,
    attempts: row.attempts,
    error: row.error,
    correlationId: row.correlationId,
  }));
}

async function recipientsNamed(db: Database, to: string): Promise<string[]> {
  const names = await namesOf(db);
  return [...names].filter(([, name]) => name === to).map(([id]) => id);
}

/** Person → handle, channel → #name. */
async function namesOf(db: Database): Promise<Map<string, string>> {
  const [people, channels] = await Promise.all([
    db.person.findMany({ select: { id: true, handle: true } }),
    db.channel.findMany({ select: { id: true, name: true } }),
  ]);
  return new Map([
    ...people.map(({ id, handle }): [string, string] => [id, handle]),
    ...channels.map(({ id, name }): [string, string] => [id, `#${name}`]),
  ]);
}

/** A first thing worth typing: leads schedule, others look at their meetings. */
async function suggestionFor(db: Database, translators: Translators, handle: string) {
  const person = await db.person.findFirst({
    where: { handle },
    include: {
      memberships: { include: { committee: { include: { channels: { include: { channel: true } } } } } },
      accounts: { where: { platform: 'local' } },
    },
  });
  const lead = person?.memberships.find(({ roles }) => isLead(roles));
  if (!person || !lead) return null;
  const t = translators[asLocale(person.locale)];
  const channel = lead.committee.channels.find(
    (one) => one.channel.workspace === person.accounts[0]?.workspace,
  )?.channel;
  return channel ? { in: channel.name, text: t('command.schedule.example') } : null;
}
