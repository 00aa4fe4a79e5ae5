import type { Translator } from '../../conversation/language.ts';
import { reminderRulesFor } from '../../meetings/meeting-timeline.ts';
import { ruleName } from '../../overview/ledger/rule-name.ts';
import { isAhead } from '../../people/ahead-states.ts';
import { isAround } from '../../sites/around-go-live.ts';
import { wallTime } from '../../spaces/wall-time.ts';
import { beginning, listed } from './listed.ts';
import { missedOfSite, missedRules, sendingIn } from './missed-rules.ts';
import { calendarIn, type Scope, type SiteInFile } from './scope.ts';
import { draftsOf } from './waiting-drafts.ts';

/** Rules a line names; the others are counted. */
const named = 8;

/** Something whose timeline has begun, in words, with what it does not send any more. */
interface Begun {
  words: string;
  rules: string[];
  /** A site whose go-live is behind. */
  isLive: boolean;
}

/**
 * Rules whose moment is past when their subject is loaded are not sent, and the author sees the list (domain.md 4.3): one line for
 * all the sites that miss the same.
 */
export function unsentLines(scope: Scope, sites: readonly SiteInFile[], t: Translator): string[] {
  const begun = [...sitesBegun(scope, sites, t), ...(scope.changes ? [] : meetingsBegun(scope, t))].filter(
    ({ rules }) => rules.length > 0,
  );
  const alike = Map.groupBy(
    begun.filter(({ isLive }) => !isLive),
    ({ rules }) => rules.join(),
  );
  const live = begun.filter(({ isLive }) => isLive);
  return [
    ...[...alike.values()].map((same) => {
      const names = [...new Set((same[0] as Begun).rules.map((rule) => ruleName(rule, t)))];
      return t('exchange.remark.past', {
        what: wordsOf(same, t),
        count: names.length,
        rules: rulesWords(names, t),
      });
    }),
    ...(live.length > 0 ? [liveLine(live, t)] : []),
  ];
}

/** Of sites that live with the software already nobody waits for what came before: it is counted. */
function liveLine(live: readonly Begun[], t: Translator): string {
  const counts = live.map(({ rules }) => rules.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return t('exchange.remark.pastLive', {
    what: wordsOf(live, t),
    least: least === most ? 0 : least,
    most,
  });
}

function wordsOf(begun: readonly Begun[], t: Translator): string {
  return listed(
    begun.map(({ words }) => words),
    t,
    'sites',
  );
}

function sitesBegun({ file, now }: Scope, sites: readonly SiteInFile[], t: Translator): Begun[] {
  return sites.flatMap((one): Begun[] => {
    const { goLive, today, comes } = one;
    if (!comes || !goLive || !isAround('open', goLive, today)) return [];
    const dated = { ...one, goLive };
    // An announcement that is drafted may still leave: that is said beside.
    const drafted = draftsOf(one, file, now).map(({ rule }) => rule);
    const rules = missedOfSite(dated, file, now).filter((rule) => !drafted.includes(rule));
    return [{ words: beginning(dated, t), rules, isLive: Temporal.PlainDate.compare(goLive, today) < 0 }];
  });
}

function meetingsBegun({ file, now }: Scope, t: Translator): Begun[] {
  return file.history.meetings.filter(isAhead).flatMap((meeting): Begun[] => {
    const committee = file.committees.find(({ code }) => code === meeting.committee);
    const organisation = file.organisations.find(({ code }) => code === committee?.organisation);
    if (!committee || !organisation) return [];
    const timeZone = meeting.timeZone ?? committee.timeZone ?? file.space.timeZone;
    const start = wallTime(meeting.startsAt, timeZone).toZonedDateTimeISO(timeZone);
    if (Temporal.Instant.compare(start.toInstant(), now) <= 0) return [];
    const changed = now.toZonedDateTimeISO(timeZone);
    const end = start.add({ minutes: meeting.durationMinutes });
    const { days } = changed.toPlainDate().until(start.toPlainDate(), { largestUnit: 'day' });
    return [
      {
        words: t('exchange.remark.meets', {
          name: meeting.title,
          when: days === 0 ? 'today' : 'ahead',
          days,
        }),
        isLive: false,
        rules: missedRules({
          now,
          rules: reminderRulesFor({
            kind: committee.kind,
            rules: JSON.parse(JSON.stringify(committee.rules)),
          }),
          subject: {
            ...{ type: 'meeting', id: meeting.title, version: 1, timeZone, on: start.toPlainDate() },
            anchors: { changed, start, end },
          },
          calendar: calendarIn(file, organisation),
          settings: sendingIn(file, organisation),
        }),
      },
    ];
  });
}

/** « relance 1 · relance 2 · et 14 autres ». */
function rulesWords(names: readonly string[], t: Translator): string {
  if (names.length <= named + 1) return names.join(' · ');
  const list = names.slice(0, named).join(' · ');
  return t('exchange.remark.more.rules', { list, count: names.length - named });
}
