/** The sheet as a card: whole for who works on it, the essential where it is published. */
import type { Block, CommandButton, Field, ListItem } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { typologyName } from '../sites/typology.ts';
import type { Typology } from '../store/generated/enums.ts';
import { dueWords, type LessonRow, lessonCode } from './lesson.ts';
import { linesOf, type Sheet, type SheetFacts, sheetParts } from './sheet.ts';

/** Lines of one part that the short card shows; the sheet itself has them all. */
const shownLines = 8;

/** @returns « Retour d’expérience : IME Les Embruns » */
export function sheetHeading({ site }: Pick<SheetFacts, 'site'>, t: Translator): string {
  return t('lesson.heading', { site });
}

export interface SheetView {
  sheet: Sheet;
  facts: SheetFacts;
  lessons: readonly LessonRow[];
}

/**
 * The whole of it: who works on a sheet or approves it reads every line.
 *
 * @param lessonButtons the acts of one lesson, under its line
 */
export function sheetBlocks(
  { sheet, facts, lessons }: SheetView,
  t: Translator,
  lessonButtons: (lesson: LessonRow) => CommandButton[] = () => [],
): Block[] {
  return [
    { kind: 'fields', fields: factFields(facts, t) },
    ...sheetParts.flatMap((part) => listed(t(`lesson.part.${part}`), linesOf(sheet.texts[part]))),
    ...lessonBlocks(lessons, t, lessonButtons),
    ...listed(t('lesson.part.usage'), usageLines(facts, t)),
    { kind: 'text', text: contributorsLine(facts, t) },
    ...(facts.approvals.length > 0 ? [{ kind: 'text' as const, text: approvedLine(facts, t) }] : []),
  ];
}

/** What everybody reads first: what went well, what was difficult, what the next ones are advised. */
export function sheetInShort({ sheet, facts, lessons }: SheetView, t: Translator): Block[] {
  const parts = ['worked', 'difficult', 'recommendations'] as const;
  return [
    { kind: 'text', text: t('lesson.fact.goLive', { dates: datesLine(facts, t) }) },
    ...parts.flatMap((part) => listed(t(`lesson.part.${part}`), inShort(linesOf(sheet.texts[part]), t))),
    ...lessonBlocks(lessons, t, () => []),
  ];
}

export function factFields(facts: SheetFacts, t: Translator): Field[] {
  const { town, typology, staff, organisation } = facts;
  const where = town ? t('lesson.fact.inTown', { site: facts.site, town }) : facts.site;
  return [
    { label: t('lesson.fact.structure'), value: where },
    { label: t('lesson.fact.typology'), value: typologyName(typology as Typology, t) },
    { label: t('lesson.fact.organisation'), value: organisation },
    ...(staff === null
      ? []
      : [{ label: t('lesson.fact.staff'), value: t('lesson.fact.people', { count: staff }) }]),
    { label: t('lesson.fact.dates'), value: datesLine(facts, t) },
  ];
}

function datesLine({ planned, actual }: SheetFacts, t: Translator): string {
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), t.locale, { weekday: false });
  if (!planned || !actual) return t('lesson.fact.noDate');
  return planned === actual
    ? t('lesson.fact.onTime', { date: day(actual) })
    : t('lesson.fact.moved', { planned: day(planned), actual: day(actual) });
}

export function usageLines({ usage }: SheetFacts, t: Translator): string[] {
  return usage.flatMap(({ label, target, first, second }) => {
    if (first === null && second === null) return [];
    const measured = [
      ...(first === null ? [] : [t('lesson.usage.first', { percent: first })]),
      ...(second === null ? [] : [t('lesson.usage.second', { percent: second })]),
    ];
    return [
      t('lesson.usage', {
        label,
        measured: measured.join(', '),
        target: target ?? 0,
        hasTarget: target !== null,
      }),
    ];
  });
}

export function contributorsLine({ contributors, unnamed }: SheetFacts, t: Translator): string {
  if (contributors.length === 0 && !unnamed) return t('lesson.contributors.none');
  return t('lesson.contributors', { count: contributors.length, unnamed: unnamed ? 'yes' : 'no' });
}

export function approvedLine({ approvals }: SheetFacts, t: Translator): string {
  const who = approvals.map(({ name, on }) =>
    t('lesson.approvedBy', {
      name,
      date: formatDate(Temporal.PlainDate.from(on), t.locale, { weekday: false }),
    }),
  );
  return t('lesson.approved', { who: formatList(who, t.locale) });
}

/** @returns « REX-03 · Tester le Wi-Fi en chambre », and under it its kind and, before the go-live of a next site, its J-15 */
export function lessonItem(lesson: LessonRow, t: Translator, when?: 'afterwards'): ListItem {
  const { kind, text, applications } = lesson;
  const details = [
    t(`lesson.kind.${kind}`),
    ...(kind === 'recommendation' && when !== 'afterwards'
      ? [t('lesson.dueBefore', { due: dueWords(lesson) })]
      : []),
    ...(applications.length > 0 ? [t('lesson.appliedTo', { count: applications.length })] : []),
  ];
  return { text: [{ bold: lessonCode(lesson) }, ` · ${text}`], detail: details.join(' · ') };
}

function lessonBlocks(
  lessons: readonly LessonRow[],
  t: Translator,
  buttonsOf: (lesson: LessonRow) => CommandButton[],
): Block[] {
  if (lessons.length === 0) return [];
  const withButtons = lessons.map((lesson) => ({ item: lessonItem(lesson, t), buttons: buttonsOf(lesson) }));
  if (withButtons.every(({ buttons }) => buttons.length === 0))
    return [{ kind: 'list', heading: t('lesson.lessons'), items: withButtons.map(({ item }) => item) }];
  return [
    { kind: 'text', text: [{ bold: t('lesson.lessons') }] },
    ...withButtons.flatMap(({ item, buttons }): Block[] => [
      { kind: 'list', items: [item] },
      ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
    ]),
  ];
}

function listed(heading: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [{ kind: 'list', heading, items: lines.map((text) => ({ text })) }];
}

function inShort(lines: readonly string[], t: Translator): string[] {
  const more = lines.length - shownLines;
  return [...lines.slice(0, shownLines), ...(more > 0 ? [t('lesson.moreLines', { count: more })] : [])];
}
