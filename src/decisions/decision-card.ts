/** A decision as everybody reads it: in the thread of its session, in answers, in the register. */
import type { Block, Card, Field, ListItem } from '../conversation/card.ts';
import { formatDate, formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { sourceField, sourceLink } from '../conversation/source-link.ts';
import type { Decision } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { stands } from './chain.ts';
import type { DecisionWithStory, Trace } from './read-decision.ts';

/** @returns « Décision D-2026-004 adoptée »; while it is voted on, « vote en cours » */
function headingOf(decision: DecisionWithStory, t: Translator): string {
  const state = openBallotOf(decision) ? 'voting' : decision.state;
  return t(`decision.heading.${state}`, { number: decision.number });
}

/** @returns the vote by buttons that is under way, if there is one */
export function openBallotOf({ ballots }: Pick<DecisionWithStory, 'ballots'>) {
  return ballots.find(({ state }) => state === 'open') ?? null;
}

/** @returns « Adoptée : 8 pour, 0 contre, 0 abstention », or the tie that waits; null while nothing was voted */
export function voteLine(
  decision: Pick<Decision, 'state' | 'votesFor' | 'votesAgainst' | 'abstentions' | 'castingVote'>,
  t: Translator,
): string | null {
  const { votesFor: inFavour, votesAgainst: against, abstentions, castingVote } = decision;
  if (inFavour === null || against === null || abstentions === null) return null;
  if (decision.state === 'withdrawn') return t('decision.vote.withdrawn');
  if (decision.state === 'draft') return t('decision.vote.tied', { inFavour, against, abstentions });
  const outcome = decision.state === 'rejected' ? 'rejected' : 'adopted';
  const how = castingVote ? 'Cast' : outcome === 'rejected' && inFavour === against ? 'Tied' : '';
  return t(`decision.vote.${outcome}${how}`, { inFavour, against, abstentions });
}

/** The card without buttons, for everybody. */
export function decisionCard(decision: DecisionWithStory, t: Translator): Card {
  const vote = voteLine(decision, t);
  const notices = noticesOf(decision, t);
  return {
    heading: headingOf(decision, t),
    blocks: [
      { kind: 'text', text: [{ bold: decision.text }] },
      ...(vote ? [{ kind: 'text' as const, text: vote }] : []),
      ...notices,
      { kind: 'fields', fields: fieldsOf(decision, t) },
    ],
    footer: t('decision.recordedBy', traced(decision, decision.recorded, t)),
  };
}

function noticesOf(decision: DecisionWithStory, t: Translator): Block[] {
  const { committee, corrected, reservedUntil } = decision;
  const blocks: Block[] = [];
  if (reservedUntil && decision.state === 'adopted')
    blocks.push({
      kind: 'notice',
      tone: 'warning',
      text: t('decision.reserved', { date: formatDate(plainDate(reservedUntil), t.locale) }),
    });
  if (corrected)
    blocks.push({
      kind: 'notice',
      tone: 'neutral',
      text: t('decision.correctedBy', traced({ committee }, corrected, t)),
    });
  return blocks;
}

function traced({ committee }: Pick<DecisionWithStory, 'committee'>, { by, at }: Trace, t: Translator) {
  const when = formatDateTime(at.toZonedDateTimeISO(committee.timeZone), t.locale, { weekday: false });
  return { when, name: by ?? '', known: by ? 'yes' : 'no' };
}

function fieldsOf(decision: DecisionWithStory, t: Translator): Field[] {
  const fields: Field[] = [
    { label: t('decision.field.type'), value: t(`command.decision.argument.type.${decision.type}`) },
  ];
  const add = (key: string, value: string | null) => {
    // @keys decision.field.*
    if (value) fields.push({ label: t(`decision.field.${key}`), value });
  };
  add('meeting', decision.meeting?.title ?? null);
  add('consultation', decision.consultation?.number ?? null);
  add('item', decision.point ?? decision.item);
  add('voices', unheardVoices(decision));
  add('recused', decision.recused.length > 0 ? formatList(decision.recused, t.locale) : null);
  add('owner', decision.ownerName);
  add('effective', decision.effectiveOn && formatDate(plainDate(decision.effectiveOn), t.locale));
  add('reason', decision.rationale);
  add('dissent', decision.dissent);
  add('replaces', decision.supersedes && chainLine(decision.supersedes));
  const next = decision.supersededBy.map(chainLine);
  add('replacedBy', next.length > 0 ? formatList(next, t.locale) : null);
  if (decision.sourceUrl) fields.push(sourceField(decision.sourceUrl, t));
  return fields;
}

/** Voices are named apart when some of them said nothing. */
function unheardVoices({ ballots, votesFor, votesAgainst, abstentions }: DecisionWithStory): string | null {
  const voices = ballots.findLast(({ state }) => state === 'closed')?.voices ?? null;
  const said = (votesFor ?? 0) + (votesAgainst ?? 0) + (abstentions ?? 0);
  return voices !== null && said > 0 && said < voices ? String(voices) : null;
}

function chainLine({ number, text }: { number: string; text: string }): string {
  return `${number} · ${text}`;
}

/** « D-2026-004 · Démarrer l’IME », and under it type, state, vote, owner. */
export function decisionLine(decision: Decision & { ownerName: string | null }, t: Translator): ListItem {
  const vote = voteLine(decision, t);
  const later = decision.state === 'applied' || decision.state === 'superseded';
  const details = [
    t(`command.decision.argument.type.${decision.type}`),
    vote,
    vote && (decision.state === 'withdrawn' || (!later && decision.state !== 'draft'))
      ? null
      : t(`decision.state.${decision.state}`),
    decision.ownerName,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return {
    text: [{ bold: decision.number }, ` · ${decision.text}`],
    detail: decision.sourceUrl ? [`${details} · `, sourceLink(decision.sourceUrl, t)] : details,
    tone: stands(decision) ? 'success' : 'neutral',
  };
}
