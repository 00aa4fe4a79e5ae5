import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate, formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { clockOn, dayOn } from '../../sites/day-on.ts';
import type { Person } from '../../store/generated/client.ts';
import type { DayChoice } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { phoneLines } from '../phones.ts';
import { findDayAnswer } from './find-day-answer.ts';
import { isEvening, isGoLiveDay } from './go-live-day.ts';

const choices: readonly DayChoice[] = ['fine', 'difficulty', 'blocking'];

interface Drawing {
  person: Person;
  now: Temporal.Instant;
}

/** The card of the go-live day (D17): what it upsets is said, whom to call stands there, one press answers. */
export async function dayCard(
  tx: Transaction,
  deployment: DeploymentOfSite,
  t: Translator,
  { person, now }: Drawing,
): Promise<Card> {
  const { site } = deployment;
  const goLive = goLiveOf(deployment) ?? dayOn(site, now);
  const local = clockOn(site, now).toPlainDateTime();
  const open = isGoLiveDay(goLive, local);
  const given = await findDayAnswer(tx, deployment, person.id);
  const said: Block[] = given
    ? [
        {
          kind: 'notice',
          tone: given.answer === 'fine' ? 'success' : given.answer === 'blocking' ? 'danger' : 'warning',
          text: t(`difficulty.day.said.${given.answer}`, {
            time: formatTime(clockOn(site, toInstant(given.at)), t.locale),
          }),
        },
      ]
    : [];
  const ask = !open ? 'over' : given ? 'again' : 'ask';
  return {
    heading: t('difficulty.day.heading', {
      site: site.name,
      date: formatDate(goLive, t.locale, { year: false }),
    }),
    blocks: [
      {
        kind: 'text',
        text: t('difficulty.day.text', { name: person.givenName, night: isEvening(local.toPlainTime()) }),
      },
      ...(await phoneLines(tx, site, t, now)),
      ...said,
      // @keys difficulty.day.over difficulty.day.again difficulty.day.ask
      { kind: 'text', text: t(`difficulty.day.${ask}`) },
    ],
    actions: open
      ? choices.map((choice) => button(choice, deployment, goLive, t))
      : [tellButton(site.code, t)],
  };
}

/** Opens the form of a difficulty. @param site its code */
export function tellButton(site: string, t: Translator): CommandButton {
  return { id: 'tell', label: t('difficulty.button.tell'), command: 'difficulty', arguments: { site } };
}

function button(
  answer: DayChoice,
  { site }: DeploymentOfSite,
  goLive: Temporal.PlainDate,
  t: Translator,
): CommandButton {
  return {
    id: answer,
    label: t(`difficulty.day.button.${answer}`),
    command: 'difficulty day',
    arguments: { site: site.code, answer, on: goLive.toString() },
    ...(answer === 'fine' && { style: 'primary' as const }),
    ...(answer === 'blocking' && { style: 'danger' as const }),
  };
}
