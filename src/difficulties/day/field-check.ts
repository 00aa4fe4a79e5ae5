import { choice, entity, text } from '../../conversation/arguments.ts';
import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { repetitionOf } from '../../delivery/key.ts';
import { nextOpenDay } from '../../delivery/working-days.ts';
import { type DeploymentOfSite, deploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOfRule } from '../../deployments/deployment-timeline.ts';
import { sayNo } from '../../people/say-no.ts';
import { siteTies } from '../../people/site-ties.ts';
import { domainCommand } from '../../people/turn.ts';
import { readDayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Site } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';

/** The two questions (D20, D21), and what may be answered to each. */
const fieldQuestions = {
  entry: ['yes', 'partly', 'no'],
  help: ['no', 'yes'],
} as const;
type Question = keyof typeof fieldQuestions;
type Answers = Partial<Record<Question, string>>;

/** The moments at which they are asked, days after the go-live; a pilot has one more. */
const moments = { D20: dayOfRule('D20'), D21: dayOfRule('D21'), 'D21-2': dayOfRule('D21', 1) } as const;
export type FieldMoment = keyof typeof moments;

/** @param key of the message that asks */
export function momentOf({ rule, key }: { rule: string; key: string }): FieldMoment {
  if (rule !== 'D21') return 'D20';
  return repetitionOf(key) === 0 ? 'D21' : 'D21-2';
}

/** @returns days from the go-live to the open day on which they are asked */
async function daysSince(tx: Transaction, deployment: DeploymentOfSite, days: number): Promise<number> {
  const goLive = goLiveOf(deployment);
  if (!goLive) return days;
  const asked = nextOpenDay(goLive.add({ days }), await calendarOfSite(tx, deployment.site));
  return goLive.until(asked, { largestUnit: 'day' }).days;
}

/** The card with its two lines of buttons, and what was answered so far. */
export async function fieldCard(
  tx: Transaction,
  deployment: DeploymentOfSite,
  t: Translator,
  { personId, moment }: { personId: string; moment: FieldMoment },
): Promise<Card> {
  const given = await readAnswers(tx, deployment.id, personId, moment);
  const days = await daysSince(tx, deployment, moments[moment]);
  const { name, code } = deployment.site;
  return {
    heading: t('difficulty.check.heading', { site: name, days }),
    blocks: [
      { kind: 'text', text: t('difficulty.check.text') },
      ...(Object.keys(fieldQuestions) as Question[]).flatMap((question): Block[] => [
        {
          kind: 'text',
          text: t.rich(`difficulty.check.${question}`, {
            answer: given[question] ? t(`difficulty.check.${question}.${given[question]}`) : '',
            answered: given[question] !== undefined,
          }),
        },
        {
          kind: 'actions',
          buttons: fieldQuestions[question].map(
            (answer): CommandButton => ({
              id: `${question}-${answer}`,
              label: t(`difficulty.check.${question}.${answer}`),
              command: 'difficulty check',
              arguments: { site: code, moment, question, answer },
            }),
          ),
        },
      ]),
    ],
  };
}

/** The answer of a referent, one press a question; the last one counts. */
export const answerFieldCheck = domainCommand({
  name: 'difficulty check',
  alias: 'difficulté point',
  group: 'difficulty',
  hidden: true,
  arguments: {
    site: entity<Site>('site', { position: 1 }),
    moment: text({ position: 2 }),
    question: choice({ entry: ['saisie'], help: ['aide'] }, { position: 3 }),
    answer: choice({ yes: ['oui'], partly: ['en partie'], no: ['non'] }, { position: 4 }),
  },

  async run(turn, { site, moment, question, answer }) {
    const { tx, t, actor } = turn;
    const deployment = await deploymentOfSite(tx, site.value.id);
    const known = Object.hasOwn(moments, moment) ? (moment as FieldMoment) : null;
    const fits = (fieldQuestions[question] as readonly string[]).includes(answer);
    const ties = await siteTies(tx, actor.id, await readDayOn(tx, site.value.id, turn.now), site.value.id);
    if (!deployment || !known || !fits || !(ties.refers || ties.directs))
      return sayNo(turn, 'difficulty.check.notYours', { site: site.value.name });
    const answers = { ...(await readAnswers(tx, deployment.id, actor.id, known)), [question]: answer };
    const key = { deploymentId: deployment.id, personId: actor.id, rule: known };
    const kept = { answers, at: toDate(turn.now) };
    await tx.fieldCheck.upsert({
      where: { deploymentId_personId_rule: key },
      create: { spaceId: turn.space.id, ...key, ...kept },
      update: kept,
    });
    const card = await fieldCard(tx, deployment, t, { personId: actor.id, moment: known });
    return { outcome: 'done', visibility: 'private', replaces: true, card };
  },
});

async function readAnswers(
  tx: Transaction,
  deploymentId: string,
  personId: string,
  rule: FieldMoment,
): Promise<Answers> {
  const row = await tx.fieldCheck.findUnique({
    where: { deploymentId_personId_rule: { deploymentId, personId, rule } },
  });
  return (row?.answers as Answers | undefined) ?? {};
}
