/** A report as a card: what it says in short, and what the person who reads may do. */
import type { Block, Button, Card, ListItem, Tone } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Links } from '../people/turn.ts';
import { isLive, levelOf } from '../risks/risk-score.ts';
import { fingerprintOf, type ReportContent } from './content.ts';
import { isFrozen, type ReportWithCommittee } from './report.ts';
import {
  bodyName,
  calendarLines,
  decisionText,
  lateActionLine,
  meetingLines,
  periodLine,
  presenceLines,
  riskScore,
  votesOf,
  weatherName,
  weatherValue,
} from './report-words.ts';
import { standingLine } from './standing.ts';
import type { ReportView } from './view-of.ts';

export type DocumentLinks = Pick<Links, 'document'>;

/** Lines of each kind on a card; the printed report has more. */
const mostLines = 8;

export interface Notice {
  tone: Tone;
  text: string;
}

/** @param notice a sentence about what has just happened, above all else */
export function reportCard(view: ReportView, t: Translator, links: DocumentLinks, notice?: Notice): Card {
  const { report, content, standing } = view;
  return {
    heading: reportTitle(report, t),
    blocks: [
      ...(notice ? [{ kind: 'notice' as const, ...notice }] : []),
      { kind: 'text', text: standingLine(report, standing, t) },
      ...(content ? contentBlocks(content, t) : [{ kind: 'text' as const, text: t('report.noText') }]),
      ...lines(t('report.section.signatures'), standing.signatures),
      ...askBlocks(view, t),
    ],
    actions: reportButtons(view, t, links),
  };
}

/** @returns « Rapport n°2 · Bureau » */
export function reportTitle({ number, committee }: ReportWithCommittee, t: Translator): string {
  return t('report.title', { number, body: bodyName(committee.organisation.executiveBodyLabel, t) });
}

/** What people look for first: what is asked of them, how it goes, what was decided. */
function contentBlocks(content: ReportContent, t: Translator): Block[] {
  return [
    {
      kind: 'fields',
      fields: [
        { label: t('report.fact.period'), value: periodLine(content, t) },
        { label: t('report.fact.leads'), value: formatList(content.leads, t.locale) || t('report.none') },
      ],
    },
    ...(content.asks ? lines(t('report.section.asks'), content.asks.split(/\n+/)) : []),
    ...weatherBlocks(content, t),
    ...decisionBlocks(content, t),
    ...listOf(
      t('report.section.risks'),
      content.risks.map((risk) => ({
        text: [{ bold: risk.number }, ` · ${risk.title} · ${riskScore(risk, t)}`],
        ...(isLive(risk) && levelOf(risk.score) === 'high' ? { tone: 'danger' as const } : {}),
      })),
      t,
    ),
    ...lines(t('report.section.calendar'), calendarLines(content, t, mostLines)),
    ...listOf(
      t('report.section.lateActions'),
      content.actions.late.map((action) => ({ text: lateActionLine(action, t) })),
      t,
    ),
    ...lines(t('report.section.presence'), presenceLines(content, t)),
    ...lines(t('report.section.meetings'), meetingLines(content, t)),
  ];
}

function weatherBlocks({ weather }: ReportContent, t: Translator): Block[] {
  if (!weather) return lines(t('report.section.weather'), [t('report.weather.none')]);
  const key = weather.frozen ? 'report.weather.of' : 'report.weather.collected';
  return listOf(
    t(key, { meeting: weather.meeting }),
    weather.lines.map((line) => ({
      text: [{ bold: weatherName(line, t) }, ` · ${weatherValue(line, t)}`],
      ...(line.comment || line.remedy
        ? { detail: [line.comment, line.remedy].filter(Boolean).join(' · ') }
        : {}),
    })),
    t,
  );
}

function decisionBlocks({ decisions }: ReportContent, t: Translator): Block[] {
  if (decisions.length === 0) return lines(t('report.section.decisions'), [t('report.decision.none')]);
  return listOf(
    t('report.section.decisions'),
    decisions.map((decision) => {
      const votes = votesOf(decision, t);
      const details = [
        ...(votes ? [t('report.votes', { votes })] : []),
        ...(decision.owner ? [decision.owner] : []),
      ];
      return {
        text: [{ bold: decision.number }, ` · ${decisionText(decision, t)}`],
        ...(details.length > 0 ? { detail: details.join(' · ') } : {}),
      };
    }),
    t,
  );
}

/** What is asked of who reads; whose signature is still awaited. */
function askBlocks(view: ReportView, t: Translator): Block[] {
  if (view.acknowledges) return [{ kind: 'text', text: t('report.ask.acknowledge') }];
  if (view.awaited) return [{ kind: 'text', text: t(signatureAsked(view)) }];
  if (view.othersAwaited.length === 0) return [];
  const names = formatList(view.othersAwaited, t.locale);
  return [{ kind: 'text', text: t('report.ask.others', { names, count: view.othersAwaited.length }) }];
}

/** The first signature fixes the text: it is said before it is given. */
export function signatureAsked({ report }: ReportView): 'report.ask.sign.first' | 'report.ask.sign.last' {
  return isFrozen(report) ? 'report.ask.sign.last' : 'report.ask.sign.first';
}

/** The main one first. */
export function reportButtons(view: ReportView, t: Translator, links: DocumentLinks): Button[] {
  const { report, content } = view;
  const given = { committee: report.committee.code };
  const buttons: Button[] = [];
  if (view.acknowledges)
    buttons.push({
      id: 'report-acknowledge',
      label: t('report.button.acknowledge'),
      style: 'primary',
      command: 'report acknowledge',
      arguments: given,
    });
  if (view.signs && content)
    buttons.push({
      id: 'report-sign',
      label: t('report.button.sign'),
      style: 'primary',
      command: 'report sign',
      arguments: { ...given, read: fingerprintOf(content) },
    });
  if (view.sends)
    buttons.push({
      id: 'report-send',
      label: t('report.button.send'),
      command: 'report send',
      arguments: given,
    });
  if (view.writes)
    buttons.push({
      id: 'report-asks',
      label: t('report.button.asks'),
      command: 'report asks',
      arguments: given,
    });
  return report.content === null ? buttons : [...buttons, ...fileButtons(report, t, links)];
}

/** « PDF » and « Word ». */
function fileButtons({ id }: ReportWithCommittee, t: Translator, links: DocumentLinks): Button[] {
  return [
    { id: 'report-pdf', label: t('report.button.pdf'), url: links.document('report', id, 'pdf') },
    { id: 'report-docx', label: t('report.button.docx'), url: links.document('report', id, 'docx') },
  ];
}

function lines(heading: string, texts: readonly string[]): Block[] {
  return texts.length > 0 ? [{ kind: 'list', heading, items: texts.map((text) => ({ text })) }] : [];
}

function listOf(heading: string, items: readonly ListItem[], t: Translator): Block[] {
  if (items.length === 0) return [];
  const rest = items.length - mostLines;
  return [
    {
      kind: 'list',
      heading,
      items: [
        ...items.slice(0, mostLines),
        ...(rest > 0 ? [{ text: t('report.others', { count: rest }) }] : []),
      ],
    },
  ];
}
