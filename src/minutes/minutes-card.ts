/** Minutes as a card: what they say in short, and what the person who reads may do. */
import type { Block, Button, Card, ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { referenceOf } from '../meetings/meeting.ts';
import type { Links } from '../people/turn.ts';
import { seatsHeard } from './attendance.ts';
import { carriedOver, discussed, type MinutesContent, type MinutesItem } from './content.ts';
import { essentials } from './essentials.ts';
import type { MinutesInHand } from './minutes.ts';
import {
  actionLine,
  consultationOutcomeLine,
  decisionText,
  heldLine,
  itemDetail,
  votesOf,
} from './minutes-words.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { errataLines, lockLine, standingLine } from './standing-line.ts';

/** What somebody may see of minutes, and do to them. */
export interface Viewer {
  personId: string | null;
  reads: 'whole' | 'summary' | 'ownItems';
  /** Prepares them: the secretary, the leads, the chair. */
  edits: boolean;
  /** Their accord is awaited. */
  releases: boolean;
  /** Answers for a voting seat. */
  seat: boolean;
}

export type DocumentLinks = Pick<Links, 'document'>;

/** @param notice a sentence about what has just happened, above all else */
export function minutesCard(
  minutes: MinutesInHand,
  viewer: Viewer,
  t: Translator,
  links: DocumentLinks,
  notice?: { tone: 'success' | 'warning' | 'neutral'; text: string },
): Card {
  const { content } = minutes;
  const own = content.items.filter(({ personIds }) => personIds.includes(viewer.personId ?? ''));
  return {
    heading: t('minutes.card.heading', { title: content.title }),
    blocks: [
      ...(notice ? [{ kind: 'notice' as const, ...notice }] : []),
      { kind: 'text', text: standingLine(minutes, t) },
      ...(viewer.reads === 'whole' ? wholeBlocks(minutes, t) : []),
      ...(viewer.reads === 'summary' ? summaryBlocks(content, t) : []),
      ...(viewer.reads !== 'whole' ? ownBlocks(own, content, t) : []),
      ...(viewer.edits ? correctionBlocks(minutes, t) : []),
      ...askBlocks(minutes, viewer, t),
    ],
    actions: [
      ...actButtons(minutes, viewer, t),
      ...(viewer.reads === 'whole' ? fileButtons(minutes, t, links) : []),
    ],
    ...(viewer.reads === 'summary' ? { footer: t('minutes.card.summaryOnly') } : {}),
    ...(viewer.reads === 'ownItems' ? { footer: t('minutes.card.ownItemsOnly') } : {}),
  };
}

function wholeBlocks(minutes: MinutesInHand, t: Translator): Block[] {
  const { content } = minutes;
  const { attendance, quorum } = content;
  return [
    {
      kind: 'fields',
      fields: [
        { label: t('minutes.fact.held'), value: heldLine(content, t) },
        {
          label: t('minutes.fact.quorum'),
          value: t('minutes.card.voices', { voices: seatsHeard(attendance), seats: quorum.seats }),
        },
        ...(content.kind === 'information'
          ? [{ label: t('minutes.fact.kind'), value: t('minutes.kind.information') }]
          : []),
      ],
    },
    ...text(content.sections.opening),
    ...lines(
      t('minutes.section.items'),
      discussed(content).map((item) => itemLine(item, t)),
    ),
    ...outcomeBlocks(content, t),
    ...lines(
      t('minutes.section.consultations'),
      content.consultations.map((one) => ({
        text: [{ bold: one.number }, ` · ${one.question}`],
        detail: consultationOutcomeLine(one, t),
      })),
    ),
    ...lines(t('minutes.section.carriedOver'), carriedOver(content).map(numbered)),
    ...text(content.sections.closing),
    ...lines(
      t('minutes.section.amendments'),
      content.amendments.map((one) => ({ text: t('minutes.amendment', one) })),
    ),
    ...lines(
      t('minutes.section.errata'),
      errataLines(minutes, t).map((line) => ({ text: line })),
    ),
  ];
}

/** Decisions and actions: what everybody looks for first. */
export function outcomeBlocks(content: MinutesContent, t: Translator): Block[] {
  const decisions = content.decisions.map((decision): ListItem => {
    const votes = votesOf(decision, t);
    const details = [
      ...(votes ? [t('minutes.card.votes', { votes })] : []),
      ...(decision.owner ? [decision.owner] : []),
      ...(decision.dissent ? [t('minutes.dissent', { text: decision.dissent })] : []),
    ];
    return {
      text: [{ bold: decision.number }, ` · ${decisionText(decision, t)}`],
      ...(details.length > 0 ? { detail: details.join(' · ') } : {}),
    };
  });
  const actions = content.actions.map(
    (action): ListItem => ({ text: [{ bold: action.number }, ` · ${actionLine(action)}`] }),
  );
  return [
    ...(decisions.length > 0
      ? lines(t('minutes.section.decisions'), decisions)
      : text(t('minutes.noDecision'))),
    ...(actions.length > 0 ? lines(t('minutes.section.actions'), actions) : text(t('minutes.noAction'))),
  ];
}

function summaryBlocks(content: MinutesContent, t: Translator): Block[] {
  return [{ kind: 'list', items: essentials(content, t).map((line) => ({ text: line })) }];
}

/** The points somebody presented or came for, with what came of them. */
function ownBlocks(own: readonly MinutesItem[], content: MinutesContent, t: Translator): Block[] {
  const numbers = own.flatMap(({ decisions, actions }) => [...decisions, ...actions]);
  const concerned: MinutesContent = {
    ...content,
    decisions: content.decisions.filter(({ number }) => numbers.includes(number)),
    actions: content.actions.filter(({ number }) => numbers.includes(number)),
  };
  if (own.length === 0) return [];
  return [
    ...lines(
      t('minutes.section.ownItems'),
      own.map((item) => itemLine(item, t)),
    ),
    ...outcomeBlocks(concerned, t),
  ];
}

function itemLine(item: MinutesItem, t: Translator): ListItem {
  const said = item.summary ?? item.notes.join(' · ');
  const dissent = item.dissent.map((one) => t('minutes.dissent', { text: one }));
  return { ...numbered(item), detail: [itemDetail(item, t), said, ...dissent].filter(Boolean).join(' · ') };
}

function numbered({ number, title }: MinutesItem): ListItem {
  return { text: [{ bold: String(number) }, ` · ${title}`] };
}

/** Corrections members asked for, each over its buttons while it waits. */
function correctionBlocks(minutes: MinutesInHand, t: Translator): Block[] {
  const waiting = minutes.corrections.filter(({ state }) => state === 'asked');
  return waiting.flatMap(({ number, text: asked }): Block[] => [
    { kind: 'notice', tone: 'warning', text: t('minutes.correction.waiting', { number, text: asked }) },
    { kind: 'actions', buttons: settleButtons(minutes, number, t) },
  ]);
}

/** « Accepter » and « Refuser » a correction; both ask for words. */
export function settleButtons(minutes: MinutesInHand, number: number, t: Translator): Button[] {
  const given = { meeting: referenceOf(minutes.meeting), number: String(number) };
  return (['accept', 'decline'] as const).map((choice) => ({
    id: `minutes-${choice}-${given.meeting}-${number}`,
    label: t(`minutes.button.${choice}`),
    ...(choice === 'accept' ? { style: 'primary' as const } : {}),
    command: 'minutes settle',
    arguments: { ...given, choice },
  }));
}

/** What is asked of who reads, and by when. */
function askBlocks(minutes: MinutesInHand, viewer: Viewer, t: Translator): Block[] {
  if (minutes.state !== 'sent' || !viewer.seat) return [];
  const answer = minutes.answers.find(({ personId }) => personId === viewer.personId);
  const lock = lockLine(minutes, t);
  if (answer?.answer === 'validated' && answer.version === minutes.version)
    return [{ kind: 'notice', tone: 'success', text: t('minutes.ask.validated') }];
  const waiting = minutes.corrections.some(({ state }) => state === 'asked');
  return text(
    t(waiting ? 'minutes.ask.held' : 'minutes.ask', { lock, ...spokenMinutes(minutes.meeting, t) }),
  );
}

function actButtons(minutes: MinutesInHand, viewer: Viewer, t: Translator): Button[] {
  const given = { meeting: referenceOf(minutes.meeting), version: String(minutes.version) };
  const answered = minutes.answers.find(({ personId }) => personId === viewer.personId);
  const validated = answered?.answer === 'validated' && answered.version === minutes.version;
  const buttons: Button[] = [];
  if (minutes.state === 'draft' && viewer.releases) buttons.push(releaseButton(minutes, t));
  if (minutes.state === 'draft' && viewer.edits) buttons.push(editButton(minutes, t));
  if (minutes.state === 'sent' && viewer.seat) {
    if (!validated)
      buttons.push({
        id: 'minutes-approve',
        label: t('minutes.button.approve'),
        style: 'primary',
        command: 'minutes approve',
        arguments: given,
      });
    buttons.push({
      id: 'minutes-correction',
      label: t('minutes.button.correction'),
      command: 'minutes correction',
      arguments: given,
    });
  }
  return buttons;
}

/** « Accord »: for the version that was read. */
export function releaseButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-release',
    label: t('minutes.button.release'),
    style: 'primary',
    command: 'minutes release',
    arguments: { meeting: referenceOf(minutes.meeting), version: String(minutes.version) },
  };
}

export function editButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-edit',
    label: t('minutes.button.edit'),
    command: 'minutes edit',
    arguments: { meeting: referenceOf(minutes.meeting) },
  };
}

export function readButton(minutes: MinutesInHand, t: Translator): Button {
  return {
    id: 'minutes-read',
    label: t('minutes.button.read'),
    command: 'minutes',
    arguments: { meeting: referenceOf(minutes.meeting) },
  };
}

/** « PDF » and « Word ». */
export function fileButtons({ meetingId }: MinutesInHand, t: Translator, links: DocumentLinks): Button[] {
  return [
    { id: 'minutes-pdf', label: t('minutes.button.pdf'), url: links.document('minutes', meetingId, 'pdf') },
    {
      id: 'minutes-docx',
      label: t('minutes.button.docx'),
      url: links.document('minutes', meetingId, 'docx'),
    },
  ];
}

function text(said: string | null): Block[] {
  return said ? [{ kind: 'text', text: said }] : [];
}

function lines(heading: string, items: ListItem[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}
