/** How referents are shown: who, for what, since when, until when. */
import type { Block, ListItem } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import { plainDate } from '../time.ts';
import { type Assignment, lastDayOf, referentKinds } from './assignment.ts';

type Shown = Pick<Assignment, 'kind' | 'missions' | 'state' | 'from' | 'to' | 'person' | 'timeShare'>;

/** « Maëlle Perrot, métier : questions d’usage et formation des nouveaux ». */
function referentLine(one: Shown, day: Temporal.PlainDate, t: Translator, also: string[] = []): ListItem {
  const detail = [
    ...(one.missions.length > 0 ? [formatList(one.missions, t.locale)] : []),
    ...validity(one, day, t),
    ...(one.timeShare ? [t('referent.timeShare', { percent: one.timeShare })] : []),
    ...(one.state === 'proposed' ? [t('referent.state.proposed')] : []),
    ...(also.length > 0 ? [t('referent.alsoOn', { sites: formatList(also, t.locale) })] : []),
  ].join(' · ');
  return {
    text: [{ bold: fullName(one.person) }, ` · ${t(`referent.kind.${one.kind}`)}`],
    ...(detail && { detail }),
    ...(one.state === 'proposed' && { tone: 'warning' as const }),
  };
}

function validity(one: Shown, day: Temporal.PlainDate, t: Translator): string[] {
  const from = one.from && plainDate(one.from);
  const last = lastDayOf(one);
  const begins = from && Temporal.PlainDate.compare(from, day) > 0;
  return [
    ...(begins ? [t('referent.from', { day: formatDate(from, t.locale) })] : []),
    ...(last ? [t('referent.until', { day: formatDate(last, t.locale) })] : []),
  ];
}

/** The referents of a site and what is vacant. @param also codes of the other sites each serves, by person */
export function referentBlocks(
  named: readonly Assignment[],
  day: Temporal.PlainDate,
  t: Translator,
  also: ReadonlyMap<string, string[]>,
): Block[] {
  const vacant = referentKinds.filter((kind) => !named.some((one) => one.kind === kind));
  return [
    {
      kind: 'list',
      items: named.map((one) => referentLine(one, day, t, also.get(one.personId))),
    },
    ...vacant.map(
      (kind): Block => ({
        kind: 'notice',
        tone: 'warning',
        text: t('referent.vacant', { kind: t(`referent.kind.${kind}`) }),
      }),
    ),
  ];
}
