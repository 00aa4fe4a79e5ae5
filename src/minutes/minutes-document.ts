/** The « relevé de décisions » as it is printed, in the sector’s layout (domain.md 3.3). */
import { formatDateTimeRange } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedBlock, PrintedDocument } from '../documents/document.ts';
import type { Transaction } from '../store/store.ts';
import { attendeeLine, courseLine, quorumLine, representedLine } from './attendance-words.ts';
import { type Attendee, carriedOver, discussed, type MinutesContent, type MinutesItem } from './content.ts';
import { type MinutesInHand, readMinutes } from './minutes.ts';
import {
  amendmentLine,
  consultationOutcomeLine,
  conveningLine,
  decisionText,
  heldLine,
  itemDetail,
  kindLine,
  meetingLine,
  paragraphsOf,
  riskLine,
  shortDay,
  votesOf,
  weatherLine,
} from './minutes-words.ts';
import { errataLines, standingLine } from './standing-line.ts';

/** @returns the minutes of a meeting in their present version, dated of its making; null when there are none */
export async function minutesDocument(
  tx: Transaction,
  meetingId: string,
  t: Translator,
): Promise<PrintedDocument | null> {
  const minutes = await readMinutes(tx, meetingId);
  if (!minutes) return null;
  const { content } = minutes;
  const { organisation, project, label } = content.committee;
  const standing = standingLine(minutes, t);
  return {
    locale: t.locale,
    title: t(content.kind === 'notOpened' ? 'minutes.document.notOpened' : 'minutes.document.title'),
    subtitle: `${content.title} · ${heldLine(content, t)}`,
    author: organisation,
    at: minutes.madeAt,
    header: `${organisation} · ${project}`,
    footer: `${label} · ${content.reference} · ${standing}`,
    pageWord: t('minutes.document.page'),
    blocks: [
      { kind: 'text', text: standing, small: true },
      ...minutesBlocks(minutes, t),
      {
        kind: 'signatures',
        places: [t('minutes.document.chairSigns'), t('minutes.document.secretarySigns')],
      },
    ],
  };
}

/** What the minutes say, in the order they are read. */
function minutesBlocks(minutes: MinutesInHand, t: Translator): PrintedBlock[] {
  const { content } = minutes;
  const points = discussed(content);
  return [
    { kind: 'facts', rows: [...meetingFacts(content, t), ...attendanceFacts(content, t)] },
    ...section(t('minutes.section.opening'), paragraph(content.sections.opening)),
    ...section(
      t('minutes.section.items'),
      points.flatMap((item) => itemBlocks(item, t)),
    ),
    ...section(t('minutes.section.notes'), said(content, t)),
    ...(content.kind === 'notOpened' ? [] : [...decisionBlocks(content, t), ...actionBlocks(content, t)]),
    ...section(
      t('minutes.section.consultations'),
      list(
        content.consultations.map(
          (one) => `${one.number} · ${one.question} · ${consultationOutcomeLine(one, t)}`,
        ),
      ),
    ),
    ...section(
      t('minutes.section.carriedOver'),
      list(carriedOver(content).map(({ number, title }) => `${number}. ${title}`)),
    ),
    ...section(t('minutes.section.weather'), list(content.weather.map((reading) => weatherLine(reading, t)))),
    ...section(t('minutes.section.risks'), list(content.risks.map((risk) => riskLine(risk, t)))),
    ...section(t('minutes.section.closing'), paragraph(content.sections.closing)),
    ...section(t('minutes.section.amendments'), list(content.amendments.map((one) => amendmentLine(one, t)))),
    ...section(t('minutes.section.errata'), list(errataLines(minutes, t))),
  ];
}

function meetingFacts(content: MinutesContent, t: Translator): { label: string; value: string }[] {
  const { quorum, nextMeeting, secondCall } = content;
  const promised = formatDateTimeRange(
    Temporal.PlainDateTime.from(content.promised.start),
    Temporal.PlainDateTime.from(content.promised.end),
    t.locale,
  );
  const places = [content.place, content.byVideo ? t('minutes.byVideo') : null].filter((one) => one !== null);
  const held = heldLine(content, t);
  return facts([
    [t('minutes.fact.committee'), `${content.committee.label} · ${content.committee.organisation}`],
    [t('minutes.fact.held'), held],
    [t('minutes.fact.promised'), held === promised || content.kind === 'notOpened' ? null : promised],
    [t('minutes.fact.place'), places.join(' · ')],
    [t('minutes.fact.kind'), kindLine(content, t)],
    [t('minutes.fact.convening'), conveningLine(content, t)],
    [t('minutes.fact.secondCall'), content.secondCallOf],
    [t('minutes.fact.quorum'), quorumLine(quorum, t)],
    [t('minutes.fact.course'), courseLine(quorum, t)],
    [t('minutes.fact.secretary'), content.secretary],
    [t('minutes.fact.calledAgain'), secondCall && meetingLine(secondCall, t)],
    [t('minutes.fact.next'), nextMeeting && !secondCall ? meetingLine(nextMeeting, t) : null],
  ]);
}

function attendanceFacts({ attendance }: MinutesContent, t: Translator): { label: string; value: string }[] {
  const { present, remote, represented, excused, absent, guests } = attendance;
  const counted = (names: readonly string[]) =>
    names.length > 0 ? `${names.join(', ')} (${names.length})` : null;
  const came = (people: readonly Attendee[]) => counted(people.map((one) => attendeeLine(one, t)));
  return facts([
    [t('minutes.attendance.present'), came(present)],
    [t('minutes.attendance.remote'), came(remote)],
    [t('minutes.attendance.represented'), counted(represented.map((one) => representedLine(one, t)))],
    [t('minutes.attendance.excused'), counted(excused)],
    [t('minutes.attendance.absent'), counted(absent)],
    [t('minutes.attendance.guests'), came(guests)],
  ]);
}

/** One point: what was said of it, who disagreed, what came of it. */
function itemBlocks(item: MinutesItem, t: Translator): PrintedBlock[] {
  const outcome = [
    ...(item.decisions.length > 0
      ? [t('minutes.item.decisions', { count: item.decisions.length, numbers: item.decisions.join(', ') })]
      : []),
    ...(item.actions.length > 0
      ? [t('minutes.item.actions', { count: item.actions.length, numbers: item.actions.join(', ') })]
      : []),
  ].join(' · ');
  return [
    { kind: 'heading', level: 2, text: `${item.number}. ${item.title}` },
    { kind: 'text', text: itemDetail(item, t), small: true },
    ...(item.summary === null ? list(item.notes) : paragraphsOf(item).flatMap(paragraph)),
    ...list(item.dissent.map((text) => t('minutes.dissent', { text }))),
    ...paragraph(outcome || null),
  ];
}

function said({ notes, dissent }: MinutesContent, t: Translator): PrintedBlock[] {
  return list([...notes, ...dissent.map((text) => t('minutes.dissent', { text }))]);
}

/** `N° · Décision · Type · Point · Vote (pour/contre/abst.) · Responsable · Date d’effet · Motif` (3.3). */
function decisionBlocks({ decisions }: MinutesContent, t: Translator): PrintedBlock[] {
  const columns = ['number', 'text', 'type', 'item', 'votes', 'owner', 'effective', 'reason'];
  const shares = [9.5, 23, 11, 7, 9.5, 12, 9.5, 18.5];
  if (decisions.length === 0)
    return section(t('minutes.section.decisions'), paragraph(t('minutes.noDecision')));
  return section(t('minutes.section.decisions'), [
    {
      kind: 'table',
      // @keys minutes.decisionColumn.*
      columns: columns.map((name, index) => ({
        heading: t(`minutes.decisionColumn.${name}`),
        share: shares[index] ?? 1,
      })),
      rows: decisions.map((decision) => [
        decision.number,
        decisionText(decision, t),
        t(`minutes.decisionType.${decision.type}`),
        decision.item ?? '',
        votesOf(decision, t),
        decision.owner ?? '',
        decision.effectiveOn ? shortDay(decision.effectiveOn) : '',
        decision.rationale ?? '',
      ]),
    },
    ...list(
      decisions.flatMap(({ number, dissent }) =>
        dissent ? [t('minutes.decision.dissent', { number, text: dissent })] : [],
      ),
    ),
  ]);
}

/**
 * `N° · Action · Responsable · Contributeurs · Échéance · Priorité · Statut · % · Décision d’origine · Commentaire` (3.3).
 */
function actionBlocks({ actions }: MinutesContent, t: Translator): PrintedBlock[] {
  const columns = [
    'number',
    'text',
    'owner',
    'contributors',
    'due',
    'priority',
    'state',
    'progress',
    'decision',
    'comment',
  ];
  const shares = [9.5, 18, 10.5, 10.5, 9.3, 7, 7, 5, 9.7, 13.5];
  if (actions.length === 0) return section(t('minutes.section.actions'), paragraph(t('minutes.noAction')));
  return section(t('minutes.section.actions'), [
    {
      kind: 'table',
      // @keys minutes.actionColumn.*
      columns: columns.map((name, index) => ({
        heading: t(`minutes.actionColumn.${name}`),
        share: shares[index] ?? 1,
      })),
      rows: actions.map((action) => [
        action.number,
        action.text,
        action.owner,
        action.contributors.join(', '),
        shortDay(action.dueOn),
        t(`minutes.priority.${action.priority}`),
        t(`minutes.actionState.${action.state}`),
        t('minutes.percent', { progress: action.progress }),
        action.decision ?? '',
        action.comment ?? '',
      ]),
    },
  ]);
}

/** Left out when there is nothing under it. */
function section(text: string, blocks: PrintedBlock[]): PrintedBlock[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text }, ...blocks];
}

function paragraph(text: string | null): PrintedBlock[] {
  return text === null ? [] : [{ kind: 'text', text }];
}

function list(items: string[]): PrintedBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function facts(rows: readonly [string, string | null][]): { label: string; value: string }[] {
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
