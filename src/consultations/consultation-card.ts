/** The card of a written consultation: for each person who gives a voice, for who follows it, and for the channels. */
import type { Block, Card, CommandButton, Field } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import { plainDate } from '../time.ts';
import { type Consultation, takesVotes } from './consultation.ts';
import { counterLine, deadlineLine } from './consultation-words.ts';
import { discussionsNeeded } from './ending.ts';
import { resultBlocks, resultButtons } from './result.ts';
import { conducts, isAwaited, type OwnVoice, ownVoices, sayings } from './voices.ts';

export interface Reader {
  t: Translator;
  now: Temporal.Instant;
  /** Null in a channel. */
  personId: string | null;
  /** No mail carries a vote: it says where to give it. */
  byMail: boolean;
}

/** What one person sees: while it is open their own buttons and how many have voted, afterwards what came of it. */
export function consultationCard(consultation: Consultation, reader: Reader, heading?: string): Card {
  const { t, now, personId } = reader;
  const { number } = consultation;
  const open = takesVotes(consultation, now);
  const voices = personId && open ? ownVoices(consultation, personId, now) : [];
  const state = voices.length === 0 ? 'heading' : isAwaited(consultation, personId, now) ? 'asked' : 'voted';
  return {
    heading: heading ?? t(`consultation.card.${state}`, { number }),
    blocks: [
      { kind: 'text', text: [{ bold: consultation.question }] },
      ...(open ? openBlocks(consultation, t, voices.length > 0) : resultBlocks(consultation, t)),
      { kind: 'fields', fields: factsOf(consultation, t) },
      ...voiceBlocks(consultation, voices, reader),
    ],
    actions: actionsOf(consultation, reader),
    footer: t('consultation.footer', { number }),
  };
}

/** What a channel sees: how many have voted, and a button that opens one's own card. */
export function counterCard(consultation: Consultation, { t, now }: Pick<Reader, 't' | 'now'>): Card {
  const { number } = consultation;
  const open = takesVotes(consultation, now);
  return {
    heading: t('consultation.card.heading', { number }),
    blocks: [
      { kind: 'text', text: [{ bold: consultation.question }] },
      ...(open ? openBlocks(consultation, t, false) : resultBlocks(consultation, t)),
    ],
    actions: [{ ...showButton(consultation, t), label: t(`consultation.button.${open ? 'vote' : 'show'}`) }],
    footer: t('consultation.footer', { number }),
  };
}

export function showButton({ number }: Pick<Consultation, 'number'>, t: Translator): CommandButton {
  return {
    id: `consultation-${number}`,
    label: t('consultation.button.show'),
    command: 'consultation show',
    arguments: { consultation: number },
  };
}

/** @param votes whether the reader gives a voice */
function openBlocks(consultation: Consultation, t: Translator, votes: boolean): Block[] {
  const deadline = deadlineLine(consultation, t);
  return [
    { kind: 'text', text: t.rich(votes ? 'consultation.open' : 'consultation.underWay', { deadline }) },
    { kind: 'text', text: counterLine(consultation, t) },
  ];
}

function factsOf(
  { committee, type, owner, effectiveOn, rationale, author }: Consultation,
  t: Translator,
): Field[] {
  const fields: Field[] = [
    { label: t('consultation.field.committee'), value: committee.label },
    { label: t('consultation.field.type'), value: t(`command.consultation.argument.type.${type}`) },
  ];
  const add = (key: string, value: string | null) => {
    // @keys consultation.field.*
    if (value) fields.push({ label: t(`consultation.field.${key}`), value });
  };
  add('reason', rationale);
  add('owner', owner && fullName(owner));
  add('effective', effectiveOn && formatDate(plainDate(effectiveOn), t.locale));
  add('author', author && fullName(author));
  return fields;
}

function voiceBlocks(
  consultation: Consultation,
  voices: readonly OwnVoice[],
  { t, byMail }: Reader,
): Block[] {
  if (voices.length === 0) return [];
  if (byMail) return [{ kind: 'text', text: t('consultation.byMail', { number: consultation.number }) }];
  const needed = discussionsNeeded(consultation.count.voices);
  return [
    ...voices.flatMap((voice) => buttonsOf(consultation, voice, t)),
    { kind: 'notice', tone: 'neutral', text: t('consultation.discussRule', { needed }) },
  ];
}

function buttonsOf({ number }: Consultation, { replaces, said }: OwnVoice, t: Translator): Block[] {
  const choice = said ? t(`consultation.said.${said}`) : '';
  const own = { said: said ? 'yes' : 'no', choice };
  const handle = replaces?.handle;
  return [
    {
      kind: 'text',
      text: replaces
        ? t('consultation.voice.replaces', { ...own, name: fullName(replaces) })
        : t('consultation.voice.own', own),
    },
    {
      kind: 'actions',
      buttons: sayings.map(
        (saying): CommandButton => ({
          id: `${saying}${handle ? `-${handle}` : ''}`,
          label: t(`command.consultation.vote.argument.choice.${saying}`),
          ...(saying === said ? { style: 'primary' as const } : {}),
          command: 'consultation vote',
          arguments: { consultation: number, choice: saying, ...(handle && { voice: `@${handle}` }) },
        }),
      ),
    },
  ];
}

function actionsOf(consultation: Consultation, { t, now, personId }: Reader): CommandButton[] {
  if (!conducts(consultation, personId, now)) return [];
  if (consultation.state !== 'open') return resultButtons(consultation, t);
  const given = { consultation: consultation.number };
  return [
    {
      id: 'extend',
      label: t('consultation.button.extend'),
      command: 'consultation extend',
      arguments: given,
    },
    {
      id: 'withdraw',
      label: t('consultation.button.withdraw'),
      command: 'consultation withdraw',
      arguments: given,
      confirm: t('consultation.withdraw.confirm'),
    },
  ];
}
