import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate, formatList, formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { RehearsedMessage } from '../../delivery/ledger.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { ruleName, ruleWords } from '../ledger/rule-name.ts';
import type { Rehearsed } from './plan-to-rehearse.ts';

/** Rules of a page, each with its button under it: a chat takes no more on one screen. */
const onPage = 8;
/** Names a line holds before it counts. */
const namesShown = 4;

/** One rule of the plan with all its messages. */
interface RuleLine {
  rule: string;
  messages: RehearsedMessage[];
}

/** The plan, rule by rule in the order of their days. */
export async function rehearsalCard(turn: DomainTurn, rehearsed: Rehearsed, wanted: number): Promise<Card> {
  const { t, tx, ledger } = turn;
  const { messages, past } = await ledger.rehearse(tx, rehearsed.request);
  const lines = linesOf(messages);
  const heading = t('overview.rehearsal.heading', { title: rehearsed.title });
  const pages = Math.max(1, Math.ceil(lines.length / onPage));
  const page = Math.min(wanted, pages);
  const gone = [...new Set(past.map(({ rule }) => rule))].filter(
    (rule) => ruleWords(rule, t) && isSaid(rehearsed, rule),
  );
  const blocks: Block[] = [
    {
      kind: 'text',
      text: t('overview.rehearsal.count', {
        rules: lines.length,
        messages: messages.filter(isTold).length,
        page,
        pages,
      }),
    },
  ];
  if (page === 1 && gone.length > 0)
    blocks.push({
      kind: 'text',
      text: t('overview.rehearsal.past', { count: gone.length, rules: namesOf(gone, t) }),
    });
  for (const [index, line] of lines.slice((page - 1) * onPage, page * onPage).entries())
    blocks.push(...(await lineBlocks(turn, rehearsed, line, index + 1)));
  return {
    heading,
    blocks,
    actions: pageButtons(turn, rehearsed, page, pages),
    footer: t('overview.rehearsal.footer'),
  };
}

/** The words of one rule, as its first recipient would read them. */
export async function messageCard(turn: DomainTurn, rehearsed: Rehearsed, rule: string): Promise<Card> {
  const { t, tx, ledger } = turn;
  const { messages } = await ledger.rehearse(tx, rehearsed.request);
  const message = messages.filter(isTold).find(({ rules }) => rules.includes(rule));
  const heading = ruleName(rule, t);
  if (!message) return { heading, blocks: [{ kind: 'text', text: t('overview.rehearsal.gone') }] };
  const own = message.notices.filter((notice) => notice.rule === rule);
  const speaks = (await ledger.draft(rehearsed.request, { notices: own }, t)) !== null;
  const card = speaks ? await ledger.draft(rehearsed.request, message, t) : null;
  const [name] = (await namesById(tx, [message.recipient.id])).values();
  const about = t('overview.rehearsal.asRead', {
    name: name ?? t('overview.rehearsal.channel'),
    when: momentOf(turn, message.at),
  });
  if (!card)
    return { heading, blocks: [{ kind: 'text', text: t('overview.rehearsal.notYet') }], footer: about };
  // Only read: its buttons would act.
  const blocks = card.blocks
    .filter(({ kind }) => kind !== 'actions')
    .map((block) => (block.kind === 'list' ? { ...block, more: undefined } : block));
  return { heading: card.heading ?? heading, blocks, footer: `${heading} · ${about}` };
}

function isTold({ recipient }: RehearsedMessage): boolean {
  return recipient.kind !== 'house';
}

/** @returns whether a rule is a message, and none of what copil itself does */
function isSaid({ request }: Rehearsed, code: string): boolean {
  return request.rules.some((rule) => rule.code === code && rule.nature !== 'act' && rule.nature !== 'watch');
}

function linesOf(messages: readonly RehearsedMessage[]): RuleLine[] {
  const told = messages.filter(isTold);
  const rules = [...new Set(told.flatMap((message) => message.rules))];
  return rules
    .map((rule) => ({ rule, messages: told.filter((message) => message.rules.includes(rule)) }))
    .sort(
      (one, other) =>
        Temporal.Instant.compare(firstOf(one), firstOf(other)) || (one.rule < other.rule ? -1 : 1),
    );
}

function firstOf({ messages }: RuleLine): Temporal.Instant {
  return (messages[0] as RehearsedMessage).at;
}

/** « relance 4 : matériel vérifié · annonce une semaine avant », in the order of the timeline. */
function namesOf(rules: readonly string[], t: Translator): string {
  return [...new Set(rules.toSorted().map((rule) => ruleName(rule, t)))].join(' · ');
}

async function lineBlocks(
  turn: DomainTurn,
  rehearsed: Rehearsed,
  { rule, messages }: RuleLine,
  number: number,
): Promise<Block[]> {
  const { t } = turn;
  const notices = messages.flatMap((message) => message.notices.filter((notice) => notice.rule === rule));
  const merged = [...new Set(messages.flatMap(({ rules }) => rules))].filter((one) => one !== rule);
  const details = [
    await recipientsOf(turn, messages),
    ...(notices.every(({ conditional }) => conditional) ? [t('overview.rehearsal.conditional')] : []),
    ...(merged.length > 0 ? [t('overview.rehearsal.merged', { rules: namesOf(merged, t) })] : []),
  ];
  return [
    {
      kind: 'list',
      items: [
        {
          text: [{ bold: momentsOf(turn, messages) }, ` · ${ruleName(rule, t)}`],
          detail: details.join(' · '),
        },
      ],
    },
    {
      kind: 'actions',
      buttons: [
        {
          id: `read-${number}`,
          label: t('overview.rehearsal.read'),
          command: 'preview',
          arguments: { ...rehearsed.named, rule },
        },
      ],
    },
  ];
}

/** Names when they are few, else how many people. */
async function recipientsOf(
  { tx, t, locale }: DomainTurn,
  messages: readonly RehearsedMessage[],
): Promise<string> {
  const ids = [...new Set(messages.map(({ recipient }) => recipient.id))];
  const channels = messages.some(({ recipient }) => recipient.kind === 'channel');
  if (channels) {
    const found = await tx.channel.findMany({ where: { id: { in: ids } }, select: { name: true } });
    return formatList(
      found.map(({ name }) => `#${name}`),
      locale,
    );
  }
  if (ids.length > namesShown) return t('overview.rehearsal.people', { count: ids.length });
  return formatList([...(await namesById(tx, ids)).values()], locale);
}

/** « jeudi 19 novembre, 7 h, 14 h et 21 h »; both days when there are several. */
function momentsOf({ locale, timeZone }: DomainTurn, messages: readonly RehearsedMessage[]): string {
  const moments = new Map(
    messages.map(({ at }) => [at.epochMilliseconds, at.toZonedDateTimeISO(timeZone)] as const),
  );
  const byDay = Map.groupBy(moments.values(), (at) => at.toPlainDate().toString());
  return [...byDay.values()]
    .map((hours) => {
      const [first] = hours as [Temporal.ZonedDateTime];
      const times = hours.toSorted(Temporal.ZonedDateTime.compare).map((at) => formatTime(at, locale));
      return `${formatDate(first, locale, { year: false })}, ${formatList(times, locale)}`;
    })
    .join(' · ');
}

function momentOf({ locale, timeZone }: DomainTurn, at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(timeZone);
  return `${formatDate(local, locale, { year: false })}, ${formatTime(local, locale)}`;
}

function pageButtons({ t }: DomainTurn, { named }: Rehearsed, page: number, pages: number): CommandButton[] {
  // @keys overview.page.*
  const to = (id: 'previous' | 'next', target: number): CommandButton => ({
    id,
    label: t(`overview.page.${id}`),
    command: 'preview',
    arguments: { ...named, page: String(target) },
  });
  return [...(page > 1 ? [to('previous', page - 1)] : []), ...(page < pages ? [to('next', page + 1)] : [])];
}
