/** What came of a written consultation. */
import type { Block, CommandButton, Tone } from '../conversation/card.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Consultation } from './consultation.ts';
import { voteLine } from './consultation-words.ts';
import { reasonToMeet, votesNeeded } from './ending.ts';

const tones: Partial<Record<Consultation['state'], Tone>> = {
  adopted: 'success',
  rejected: 'warning',
  lapsed: 'warning',
};

/** How it ended first, then the votes without names, then where it goes on. */
export function resultBlocks(consultation: Consultation, t: Translator): Block[] {
  const { state, count } = consultation;
  if (state === 'open') return [{ kind: 'text', text: t('consultation.counting') }];
  return [
    { kind: 'notice', tone: tones[state] ?? 'neutral', text: outcomeLine(consultation, t) },
    ...(state === 'withdrawn' || count.given === 0
      ? []
      : [{ kind: 'text' as const, text: voteLine(consultation, t) }]),
    ...(state === 'sentToMeeting' ? [{ kind: 'text' as const, text: whereLine(consultation, t) }] : []),
  ];
}

/** What is done next with what was decided, or was not. */
export function resultButtons(consultation: Consultation, t: Translator): CommandButton[] {
  const { state, number, decisions } = consultation;
  const given = { consultation: number };
  if (state === 'lapsed')
    return [
      {
        id: 'extend',
        label: t('consultation.button.extend'),
        style: 'primary',
        command: 'consultation extend',
        arguments: given,
      },
      {
        id: 'meet',
        label: t('consultation.button.meet'),
        command: 'consultation meet',
        arguments: given,
      },
    ];
  const [decision] = decisions;
  if (!decision) return [];
  return [
    {
      id: 'decision',
      label: t('consultation.button.decision'),
      command: 'decision show',
      arguments: { decision: decision.number },
    },
  ];
}

function outcomeLine(consultation: Consultation, t: Translator): string {
  const { state, count, quorumNeeded, decisions } = consultation;
  const { given, voices, discuss } = count;
  if (state === 'sentToMeeting') {
    const reason = reasonToMeet(count, quorumNeeded) ?? 'lapsed';
    return t(`consultation.meet.${reason}`, { discuss });
  }
  return t(`consultation.ended.${state}`, {
    decision: decisions[0]?.number ?? '',
    given,
    voices,
    needed: votesNeeded(quorumNeeded),
  });
}

/** On which agenda the matter stands, or whether it does. */
function whereLine({ point }: Consultation, t: Translator): string {
  if (!point) return t('consultation.where.none');
  const { meeting, state } = point;
  const title = meeting.title;
  const when = formatDateTime(Temporal.PlainDateTime.from(meeting.startsLocal), t.locale);
  if (state === 'proposed') return t('consultation.where.late', { title, when });
  if (state === 'refused') return t('consultation.where.refused', { title, when });
  return t('consultation.where.agenda', { title, when });
}
