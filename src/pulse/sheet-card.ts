/** A sheet while it is filled in: what was pressed so far stands in its buttons and nowhere else. */

import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { goLiveOf } from '../deployments/deployment.ts';
import { clockOn, dayOn } from '../sites/day-on.ts';
import { toInstant } from '../time.ts';
import type { PulseOfSite } from './pulse.ts';
import { type Answers, type PulseQuestion, pulseQuestions, type Score, scores } from './questions.ts';

/** @param answers as far as they were pressed */
export function sheetCard(pulse: PulseOfSite, answers: Answers, t: Translator): Card {
  const complete = pulseQuestions.every((question) => answers[question]);
  const send = answerButton(pulse, 'send', t('pulse.button.send'), { ...answers, send: 'true' });
  return {
    heading: pulseHeading(pulse, t),
    blocks: [
      { kind: 'text', text: t.rich(complete ? 'pulse.sheet.complete' : 'pulse.sheet.ask') },
      ...pulseQuestions.flatMap((question): Block[] => [
        { kind: 'text', text: t.rich(`pulse.question.${question}`) },
        {
          kind: 'actions',
          buttons: scores.map((score) => scoreButton(pulse, answers, { question, score }, t)),
        },
      ]),
      { kind: 'text', text: t('pulse.anonymous') },
    ],
    actions: [
      ...(complete ? [{ ...send, style: 'primary' as const }] : []),
      answerButton(pulse, 'fear', t('pulse.button.fear'), { ...answers, fear: askForFear }),
    ],
    footer: t('pulse.until', { when: closingOf(pulse, t) }),
  };
}

/** In the place of a fear: the form is asked for. */
export const askForFear = '?';

function scoreButton(
  pulse: PulseOfSite,
  answers: Answers,
  { question, score }: { question: PulseQuestion; score: Score },
  t: Translator,
): CommandButton {
  const chosen = answers[question] === score;
  const label = chosen ? t('pulse.button.chosen', { score }) : score;
  return answerButton(pulse, `${question}-${score}`, label, { ...answers, [question]: score });
}

function answerButton(
  { deployment: { site } }: PulseOfSite,
  id: string,
  label: string,
  given: Record<string, string>,
): CommandButton {
  return { id, label, command: 'pulse answer', arguments: { site: site.code, ...given, sheet: 'true' } };
}

/** Opens a sheet of one's own. @param whole as one form, where each press would be a page of its own */
export function openSheetButton(
  { deployment: { site } }: PulseOfSite,
  t: Translator,
  whole = false,
): CommandButton {
  return {
    id: 'pulse',
    label: t('pulse.button.answer'),
    style: 'primary',
    command: 'pulse answer',
    arguments: { site: site.code, ...(whole && { fear: askForFear }) },
  };
}

/** @returns « Baromètre, une semaine après : IME Les Embruns »; the days, where a closed day put it off */
export function pulseHeading({ openedAt, deployment }: PulseOfSite, t: Translator): string {
  const opened = dayOn(deployment.site, toInstant(openedAt));
  const days = (goLiveOf(deployment) ?? opened).until(opened).days;
  return t('pulse.heading', { days, site: deployment.site.name });
}

/** @returns when it closes, or closed, by the site's clock */
export function closingOf({ closesAt, deployment: { site } }: PulseOfSite, t: Translator): string {
  const local = clockOn(site, toInstant(closesAt));
  return formatDateTime(local.toPlainDateTime(), t.locale);
}
