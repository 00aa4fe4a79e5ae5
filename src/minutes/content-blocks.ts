/** What minutes say, as a card shows it: whole, in short, or one's own points. */
import { type Block, type ListItem, listOf } from '../conversation/card.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { courseLine } from './attendance-words.ts';
import { carriedOver, discussed, type MinutesContent, type MinutesItem } from './content.ts';
import { essentials } from './essentials.ts';
import type { MinutesInHand } from './minutes.ts';
import {
  actionLine,
  amendmentLine,
  consultationOutcomeLine,
  conveningLine,
  decisionText,
  heldLine,
  itemDetail,
  kindLine,
  votesOf,
} from './minutes-words.ts';
import { errataLines } from './standing-line.ts';

export function wholeBlocks(minutes: MinutesInHand, t: Translator): Block[] {
  const { content } = minutes;
  const { quorum } = content;
  const kind = kindLine(content, t);
  const convening = conveningLine(content, t);
  const course = courseLine(quorum, t);
  return [
    {
      kind: 'fields',
      fields: [
        { label: t('minutes.fact.held'), value: heldLine(content, t) },
        {
          label: t('minutes.fact.quorum'),
          value: t('minutes.card.voices', { voices: quorum.represented, seats: quorum.seats }),
        },
        ...(convening ? [{ label: t('minutes.fact.convening'), value: convening }] : []),
        ...(course ? [{ label: t('minutes.fact.course'), value: course }] : []),
        ...(kind && content.kind !== 'notOpened' ? [{ label: t('minutes.fact.kind'), value: kind }] : []),
      ],
    },
    ...text(content.sections.opening),
    ...listOf(
      t('minutes.section.items'),
      discussed(content).map((item) => itemLine(item, t)),
    ),
    ...outcomeBlocks(content, t),
    ...listOf(
      t('minutes.section.consultations'),
      content.consultations.map((one) => ({
        text: [{ bold: one.number }, ` · ${one.question}`],
        detail: consultationOutcomeLine(one, t),
      })),
    ),
    ...listOf(t('minutes.section.carriedOver'), carriedOver(content).map(numbered)),
    ...text(content.sections.closing),
    ...listOf(
      t('minutes.section.amendments'),
      content.amendments.map((one) => ({ text: amendmentLine(one, t) })),
    ),
    ...listOf(
      t('minutes.section.errata'),
      errataLines(minutes, t).map((line) => ({ text: line })),
    ),
  ];
}

function calledAgain({ secondCall }: MinutesContent, t: Translator): Block[] {
  if (!secondCall) return [];
  const when = formatDateTime(Temporal.PlainDateTime.from(secondCall.start), t.locale);
  return text(t('minutes.essential.calledAgain', { title: secondCall.title, when }));
}

/** Decisions and actions: what everybody looks for first; of a meeting that was not opened, that it is called again. */
export function outcomeBlocks(content: MinutesContent, t: Translator): Block[] {
  if (content.kind === 'notOpened') return [...text(kindLine(content, t)), ...calledAgain(content, t)];
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
      ? listOf(t('minutes.section.decisions'), decisions)
      : text(t('minutes.noDecision'))),
    ...(actions.length > 0 ? listOf(t('minutes.section.actions'), actions) : text(t('minutes.noAction'))),
  ];
}

export function summaryBlocks(content: MinutesContent, t: Translator): Block[] {
  return [{ kind: 'list', items: essentials(content, t).map((line) => ({ text: line })) }];
}

/** The points somebody presented or came for, with what came of them. */
export function ownBlocks(own: readonly MinutesItem[], content: MinutesContent, t: Translator): Block[] {
  const numbers = own.flatMap(({ decisions, actions }) => [...decisions, ...actions]);
  const concerned: MinutesContent = {
    ...content,
    decisions: content.decisions.filter(({ number }) => numbers.includes(number)),
    actions: content.actions.filter(({ number }) => numbers.includes(number)),
  };
  if (own.length === 0) return [];
  return [
    ...listOf(
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

function text(said: string | null): Block[] {
  return said ? [{ kind: 'text', text: said }] : [];
}
