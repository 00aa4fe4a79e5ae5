import { formatDate } from '../conversation/format.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import { plainText } from '../conversation/rich-text.ts';
import type { LinkPorts } from '../meetings/answer-by-link.ts';
import { actingByMail } from '../people/acting.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { PollChoice } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { answerPoll } from './answer-poll.ts';
import { factsOf, settledCard } from './ask-card.ts';
import { choiceOf, loadPoll, lockPoll, openSlots, type Poll } from './poll.ts';
import { readPollToken } from './poll-link.ts';
import { choices, deadlineOf, ownHours, titleOf, whenOf } from './poll-words.ts';

/** A poll as the page behind a mail's button shows it; everything is in the person's words. */
export interface PollSheet {
  locale: Locale;
  /** Full name of the person the link was sent to. */
  person: string;
  title: string;
  lines: string[];
  /** What just happened, or why nothing can be said any more; null before anything. */
  news: string | null;
  /** The dates that can be answered; `detail`: the hours on the person's own clock. */
  dates: { number: number; when: string; detail: string | null; choice: PollChoice | null }[];
  choices: { value: PollChoice; label: string }[];
  submit: string;
  /** Names this very state: what is sent against another one is not applied. */
  seen: string;
}

/** Answers by number of their date, as a form gives them. */
export interface GivenSheet {
  choices: Record<string, string>;
  seen: string;
}

/** Changes nothing, however often it is called. @returns null for a link that is not ours, or no longer theirs */
export async function lookAtPoll(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  news: ((t: Translator) => string) | null = null,
): Promise<PollSheet | null> {
  const link = readPollToken(ports.secret, token, ports.clock.system());
  if (!link || (await tx.poll.count({ where: { id: link.pollId } })) === 0) return null;
  const poll = await loadPoll(tx, link.pollId);
  const person = poll.people.find(({ id }) => id === link.personId);
  if (!person) return null;
  const locale = asLocale(person.locale);
  const t = ports.translators[locale];
  const now = ports.clock.now();
  const open = openSlots(poll, now);
  return {
    locale,
    person: fullName(person),
    title: titleOf(poll, t),
    lines: linesOf(poll, t),
    news: news?.(t) ?? closedNews(poll, t, now),
    dates: open.map((slot) => ({
      number: slot.number,
      when: whenOf(poll, slot, t),
      detail: ownHours(poll, slot, person.id, t),
      choice: choiceOf(slot, person.id),
    })),
    choices: choices.map((value) => ({ value, label: t(`poll.choice.${value}`) })),
    submit: t('poll.page.submit'),
    seen: [
      poll.version,
      poll.state,
      ...open.map((slot) => `${slot.number}${choiceOf(slot, person.id) ?? ''}`),
    ].join('.'),
  };
}

/** Records what the person said of each date, if what they saw still holds. @returns the page as it is afterwards */
export async function confirmPoll(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  given: GivenSheet,
): Promise<PollSheet | null> {
  const link = readPollToken(ports.secret, token, ports.clock.system());
  if (!link || !(await lookAtPoll(tx, ports, token))) return null;
  await lockPoll(tx, link.pollId);
  const sheet = await lookAtPoll(tx, ports, token);
  if (!sheet || sheet.dates.length === 0) return sheet;
  const t = ports.translators[sheet.locale];
  if (given.seen !== sheet.seen) return { ...sheet, news: t('poll.page.stale') };
  const said = sheet.dates.flatMap(({ number }) => {
    const choice = choices.find((one) => one === given.choices[String(number)]);
    return choice ? [{ number, choice }] : [];
  });
  if (said.length === 0) return { ...sheet, news: t('poll.page.nothing') };
  const acting = await actingByMail(tx, link.personId, ports.clock.now(), ports.ledger);
  await answerPoll(acting, link.pollId, link.personId, said);
  const missing = sheet.dates.length - said.length;
  return lookAtPoll(tx, ports, token, (words) => words('poll.page.recorded', { missing }));
}

function linesOf(poll: Poll, t: Translator): string[] {
  const facts = factsOf(poll, t).map(({ label, value }) =>
    t('conversation.field', { label, value: plainText(value) }),
  );
  const until = t.rich('poll.page.until', { deadline: formatDate(deadlineOf(poll), t.locale) });
  return poll.state === 'open' ? [...facts, plainText(until)] : facts;
}

function closedNews(poll: Poll, t: Translator, now: Temporal.Instant): string | null {
  const settled = settledCard(poll, t, now);
  if (!settled) return openSlots(poll, now).length > 0 ? null : t('poll.settled.lapsed');
  return settled.blocks
    .flatMap((block) => (block.kind === 'text' || block.kind === 'notice' ? [plainText(block.text)] : []))
    .join(' ');
}
