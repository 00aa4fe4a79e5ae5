import type { Translator } from '../../conversation/language.ts';
import { plainText } from '../../conversation/rich-text.ts';
import { actingByMail } from '../../people/acting.ts';
import { fullName } from '../../people/person-name.ts';
import { screen } from '../../people/screen.ts';
import { asLocale } from '../../people/space-context.ts';
import type { Transaction } from '../../store/store.ts';
import type { LinkPorts } from '../answer-by-link.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import { answerSeries } from './answer-series.ts';
import { loadSeries, lockSeries, type SeriesWithMeetings } from './series.ts';
import { commonAnswerLine, theirsAhead } from './series-card.ts';
import { readSeriesToken, type SeriesAct, type SeriesLink } from './series-link.ts';
import { rhythmLine, spanWords } from './series-words.ts';
import { agreementLine, giveAgreement, speaksForVendor } from './vendor-agreement.ts';

/** A series as the page behind a mail's button shows it; everything is in the person's words. */
export interface SeriesSheet {
  locale: 'fr' | 'en';
  /** Full name of the person the link was sent to. */
  person: string;
  title: string;
  /** Rhythm, dates in sum, where the answer stands. */
  lines: string[];
  dates: string[];
  /** What just happened, or why nothing did; null before anything. */
  news: string | null;
  /** What can be pressed, the one the link was made for first; `note`: label of the words it needs. */
  choices: { value: SeriesAct; label: string; note?: string }[];
  /** Names this very state: a press against another one is not applied. */
  seen: string;
}

export interface GivenSeriesAct {
  choice: string;
  note?: string;
  seen: string;
}

/** Changes nothing, however often it is called. @returns null for a link that is not ours, or no longer theirs */
export async function lookAtSeries(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  news: string | null = null,
): Promise<SeriesSheet | null> {
  const link = readSeriesToken(ports.secret, token, ports.clock.system());
  const exists = link && (await tx.meetingSeries.count({ where: { id: link.seriesId } })) > 0;
  if (!link || !exists) return null;
  const series = await loadSeries(tx, link.seriesId);
  const person = await tx.person.findFirst({
    where: { id: link.personId, spaceId: series.spaceId, state: { not: 'left' } },
  });
  if (!person) return null;
  const locale = asLocale(person.locale);
  const t = ports.translators[locale];
  const coming = theirsAhead(series, person.id, ports.clock.now());
  const about = subjectOf(link.act);
  const open = about === 'answer' ? coming.length > 0 : await mayAgree(tx, series, person.id);
  return {
    locale,
    person: fullName(person),
    title: series.title,
    lines: [
      rhythmLine(series, t),
      spanWords(series, t),
      about === 'agreement'
        ? agreementLine(series, t)
        : plainText(commonAnswerLine(coming, person.id, t) ?? t('meeting.list.noAnswer')),
    ],
    dates: coming.map((one) => whenLine(one, t)),
    news: news ?? (open ? null : t('meeting.series.page.closed')),
    choices: open ? choicesOf(link, t) : [],
    seen: [
      series.version,
      series.agreement,
      series.agreedAt?.getTime() ?? '',
      ...coming.map((one) => `${one.version}${answerOf(one, person.id) ?? ''}`),
    ].join('.'),
  };
}

/** Does what the person pressed, if what they saw still holds. @returns the page as it is afterwards */
export async function confirmSeries(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  given: GivenSeriesAct,
): Promise<SeriesSheet | null> {
  const link = readSeriesToken(ports.secret, token, ports.clock.system());
  if (!link || !(await lookAtSeries(tx, ports, token))) return null;
  const series = await lockSeries(tx, link.seriesId);
  const sheet = await lookAtSeries(tx, ports, token);
  if (!sheet) return null;
  const t = ports.translators[sheet.locale];
  const choice = sheet.choices.find(({ value }) => value === given.choice);
  if (!choice) return sheet;
  const refused = (news: string): SeriesSheet => ({ ...sheet, news });
  if (given.seen !== sheet.seen) return refused(t('meeting.series.page.stale'));
  if (choice.note && !given.note) return refused(t('meeting.series.page.noteMissing'));
  const unfit = given.note && screen(given.note, { t, via: 'form' });
  if (unfit) return refused(unfit);
  const acting = await actingByMail(tx, link.personId, ports.clock.now(), ports.ledger);
  if (choice.value === 'present' || choice.value === 'remote')
    await answerSeries(acting, series, link.personId, choice.value);
  else if (choice.value === 'agree') await giveAgreement(acting, series, { agreement: 'agreed' });
  else await giveAgreement(acting, series, { agreement: 'declined', note: given.note });
  return lookAtSeries(tx, ports, token, t('meeting.series.page.recorded'));
}

function subjectOf(act: SeriesAct): 'answer' | 'agreement' {
  return act === 'present' || act === 'remote' ? 'answer' : 'agreement';
}

async function mayAgree(tx: Transaction, series: SeriesWithMeetings, personId: string): Promise<boolean> {
  return series.state === 'active' && (await speaksForVendor({ tx }, series, personId));
}

function choicesOf(link: SeriesLink, t: Translator): SeriesSheet['choices'] {
  const all: SeriesSheet['choices'] =
    subjectOf(link.act) === 'answer'
      ? [
          { value: 'present', label: t('meeting.series.answer.present') },
          { value: 'remote', label: t('meeting.series.answer.remote') },
        ]
      : [
          { value: 'agree', label: t('meeting.series.vendor.agree') },
          {
            value: 'counter',
            label: t('meeting.series.vendor.decline'),
            note: t('command.series.counter.argument.note'),
          },
        ];
  return all.sort((a, b) => Number(b.value === link.act) - Number(a.value === link.act));
}
