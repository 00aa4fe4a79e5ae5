import type { Card, CommandButton, ListItem, RichText } from '../../conversation/card.ts';
import { fold } from '../../conversation/clean-text.ts';
import { formatDate, formatTime } from '../../conversation/format.ts';
import type { PlatformName } from '../../conversation/platform.ts';
import { namesById } from '../../people/names-by-id.ts';
import { recipientDirectory } from '../../people/recipient-directory.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { MessageDelivery, Person, Prisma, Site } from '../../store/generated/client.ts';
import { toDate, toInstant } from '../../time.ts';
import { readableSites } from './readable-sites.ts';
import { ruleName } from './rule-name.ts';
import { subjectsOfSites } from './subjects-of-sites.ts';

/** Messages of a page. */
const onPage = 15;

/** What `log` may be asked for. */
const statesAsked = {
  planned: ['planned'],
  held: ['held'],
  sent: ['sent', 'sending', 'queued'],
  relayed: ['relayed'],
  failed: ['failed'],
  uncertain: ['uncertain'],
  cancelled: ['cancelled', 'superseded'],
} as const;

export interface LedgerFilter {
  person?: Person;
  site?: Site;
  rule?: string;
  state?: keyof typeof statesAsked;
  day?: Temporal.PlainDate;
  /** From 1. */
  page?: number;
}

/** The latest first; what is planned, the next first. */
export async function ledgerCard(turn: DomainTurn, filter: LedgerFilter): Promise<Card> {
  const { tx, t } = turn;
  const where = await whereOf(turn, filter);
  const count = await tx.messageDelivery.count({ where });
  const heading = filter.site
    ? t('overview.log.headingOf', { name: filter.site.name })
    : t('overview.log.heading');
  if (count === 0) return { heading, blocks: [{ kind: 'text', text: t('overview.log.none') }] };
  const pages = Math.ceil(count / onPage);
  const page = Math.min(filter.page ?? 1, pages);
  const order = filter.state === 'planned' ? ('asc' as const) : ('desc' as const);
  const rows = await tx.messageDelivery.findMany({
    where,
    orderBy: [{ dueAt: order }, { id: order }],
    skip: (page - 1) * onPage,
    take: onPage,
  });
  return {
    heading,
    blocks: [
      { kind: 'text', text: t('overview.log.count', { count, page, pages }) },
      { kind: 'list', items: await itemsOf(turn, rows) },
    ],
    actions: pageButtons(turn, filter, page, pages),
  };
}

async function itemsOf(turn: DomainTurn, rows: readonly MessageDelivery[]): Promise<ListItem[]> {
  const { tx, t } = turn;
  const people = await namesById(
    tx,
    rows.map(({ recipientId }) => recipientId),
  );
  const merged = await tx.messageDelivery.findMany({
    where: { mergedIntoId: { in: rows.map(({ id }) => id) } },
    select: { mergedIntoId: true, rule: true },
    orderBy: { rule: 'asc' },
  });
  const items: ListItem[] = [];
  for (const row of rows) {
    const others = merged.filter(({ mergedIntoId }) => mergedIntoId === row.id).map(({ rule }) => rule);
    const name = people.get(row.recipientId) ?? (await channelName(turn, row));
    const text: RichText = [
      { bold: momentOf(turn, row) },
      ` · ${name} · ${ruleName(row.rule, t)}`,
      ...(others.length > 0
        ? [` + ${[...new Set(others)].map((rule) => ruleName(rule, t)).join(' + ')}`]
        : []),
    ];
    items.push({ text, detail: await fateOf(turn, row), ...toneOf(row) });
  }
  return items;
}

/** « envoyé · agla », « relais e-mail », « en attente : en pause ». */
async function fateOf({ tx, t }: DomainTurn, row: MessageDelivery): Promise<string> {
  // @keys overview.log.state.*
  const state = t(`overview.log.state.${row.state}`);
  // @keys overview.log.outcome.*
  const why =
    row.outcome && t.has(`overview.log.outcome.${row.outcome}`)
      ? t(`overview.log.outcome.${row.outcome}`)
      : null;
  const left = row.state !== 'relayed' && row.state !== 'held' && row.state !== 'planned';
  const place = left ? await placeOf(tx, t, row) : null;
  return [state, why, place].filter((part) => part !== null).join(' · ');
}

async function placeOf(
  tx: DomainTurn['tx'],
  t: DomainTurn['t'],
  { platform, workspace }: MessageDelivery,
): Promise<string | null> {
  if (!platform) return null;
  if (platform === 'email') return t('overview.log.byMail');
  return recipientDirectory.workspace(tx, platform as PlatformName, workspace ?? '');
}

function momentOf({ locale, timeZone }: DomainTurn, { sentAt, dueAt }: MessageDelivery): string {
  const at = toInstant(sentAt ?? dueAt).toZonedDateTimeISO(timeZone);
  return `${formatDate(at, locale, { weekday: false })}, ${formatTime(at, locale)}`;
}

async function channelName({ tx, t }: DomainTurn, { recipientId }: MessageDelivery): Promise<string> {
  const channel = await tx.channel.findUnique({ where: { id: recipientId }, select: { name: true } });
  return channel ? `#${channel.name}` : t('overview.log.gone');
}

function toneOf({ state }: MessageDelivery): Pick<ListItem, 'tone'> {
  if (state === 'failed') return { tone: 'danger' };
  return state === 'uncertain' || state === 'held' ? { tone: 'warning' } : {};
}

async function whereOf(
  turn: DomainTurn,
  { person, site, rule, state, day }: LedgerFilter,
): Promise<Prisma.MessageDeliveryWhereInput> {
  const { tx, space, timeZone } = turn;
  const sites = site ? new Set([site.id]) : await readableSites(turn);
  const wanted = rule && (await rulesMeant(turn, rule));
  return {
    spaceId: space.id,
    // What copil does by itself is no message; what was merged stands with the message that carried it.
    recipientKind: { not: 'house' },
    ...(wanted ? {} : { mergedIntoId: null }),
    ...(person && { recipientId: person.id }),
    ...(sites && { subjectId: { in: await subjectsOfSites(tx, [...sites]) } }),
    ...(wanted && { rule: { in: wanted } }),
    state: { in: state ? [...statesAsked[state]] : everyState },
    ...(day
      ? {
          dueAt: {
            gte: toDate(day.toZonedDateTime(timeZone).toInstant()),
            lt: toDate(day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()),
          },
        }
      : {}),
  };
}

/** Rules by the words they are shown with, or by their code: « annonce » means each of them. */
async function rulesMeant({ tx, t, space }: DomainTurn, typed: string): Promise<string[]> {
  const code = typed.trim().toUpperCase();
  const used = await tx.messageDelivery.groupBy({ by: ['rule'], where: { spaceId: space.id } });
  return used
    .map(({ rule }) => rule)
    .filter(
      (rule) =>
        rule === code || rule.startsWith(`${code}-`) || fold(ruleName(rule, t)).includes(fold(typed.trim())),
    );
}

/** Without a state: what became of what has left, or should have. */
const everyState: Prisma.EnumDeliveryStateFilter['in'] = [
  'held',
  'queued',
  'sending',
  'sent',
  'relayed',
  'failed',
  'uncertain',
];

function pageButtons({ t }: DomainTurn, filter: LedgerFilter, page: number, pages: number): CommandButton[] {
  const texts: Record<string, string | undefined> = {
    person: filter.person && `@${filter.person.handle}`,
    site: filter.site?.code,
    rule: filter.rule,
    state: filter.state,
    day: filter.day?.toString(),
  };
  const given = Object.fromEntries(
    Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  // @keys overview.page.*
  const to = (id: 'previous' | 'next', target: number): CommandButton => ({
    id,
    label: t(`overview.page.${id}`),
    command: 'log',
    arguments: { ...given, page: String(target) },
  });
  return [...(page > 1 ? [to('previous', page - 1)] : []), ...(page < pages ? [to('next', page + 1)] : [])];
}
