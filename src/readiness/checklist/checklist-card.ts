import { type Block, type Card, type CommandButton, type ListItem, listOf } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { rateLine } from '../training/rate-words.ts';
import { trainingOf } from '../training/training-of.ts';
import { type Check, dueOf, isSettled, stateFor } from './check.ts';
import { knownOf } from './default-checks.ts';
import { dueWords } from './due-words.ts';
import { ownersOf } from './holders.ts';
import { readinessOf } from './readiness-of.ts';
import { colourNotice, type Naming, namingOf, ownerNames, reasonItems } from './reason-words.ts';

/** Checks of one's own that are offered with their buttons; the rest is one form away. */
const mostButtons = 5;

/** The list of a site: its colour and why, what is left to whoever reads it, what is left to others, what is settled. */
export async function checklistCard(
  { tx, t, now, actor }: Pick<DomainTurn, 'tx' | 't' | 'now' | 'actor'>,
  deployment: DeploymentOfSite,
): Promise<Card> {
  const { site } = deployment;
  const day = dayOn(deployment.site, now);
  const goLive = goLiveOf(deployment);
  const { checks, colour, reasons, calendar } = await readinessOf(tx, deployment, day);
  const naming = await namingOf(tx, deployment, day, checks);
  const training = await trainingOf(tx, deployment);
  const rate = training.total.of > 0 && training.held > 0 ? rateLine(training.total, t) : null;
  const whys = new Map(reasons.map((reason) => [reason.code, reason]));
  const item = (check: Check): ListItem => {
    const reason = whys.get(check.code);
    const [why] = reason ? reasonItems([reason], checks, naming, t, shownRate(check, rate)) : [];
    return why ?? checkItem(check, { goLive, due: dueOf(check, goLive, calendar), day, rate }, naming, t);
  };
  const left = checks.filter((check) => !isSettled(check, goLive));
  const urgentFirst = [
    ...left.filter(({ code }) => whys.has(code)),
    ...left.filter(({ code }) => !whys.has(code)),
  ];
  const own = urgentFirst.filter((check) => ownersOf(check, naming.of).includes(actor.id));
  const mine = own.slice(0, mostButtons);
  const others = left.filter((check) => !mine.includes(check));
  const settled = checks.filter((check) => isSettled(check, goLive));
  return {
    heading: headingOf(deployment, day, t),
    blocks: [
      colourNotice(colour, reasons.length, t),
      ...mine.flatMap((check, index): Block[] => [
        {
          kind: 'list',
          ...(index === 0 && { heading: t('readiness.list.mine') }),
          items: [item(check)],
        },
        { kind: 'actions', buttons: checkButtons(site.code, check, t) },
      ]),
      ...listOf(t('readiness.list.reasons'), others.filter(({ code }) => whys.has(code)).map(item)),
      ...listOf(t('readiness.list.left'), others.filter(({ code }) => !whys.has(code)).map(item)),
      ...listOf(t('readiness.list.settled'), settled.map(item)),
    ],
    actions: [
      {
        id: 'check',
        label: t('readiness.button.update'),
        command: 'check',
        arguments: { site: site.code },
      },
    ],
  };
}

/** After a change: what was understood, and the colour it gives the site. The whole list is one press away. */
export async function changedCard(
  { tx, t, now }: Pick<DomainTurn, 'tx' | 't' | 'now'>,
  deployment: DeploymentOfSite,
  said: readonly Block[],
): Promise<Card> {
  const day = dayOn(deployment.site, now);
  const { checks, colour, reasons } = await readinessOf(tx, deployment, day);
  const naming = await namingOf(tx, deployment, day, checks);
  return {
    heading: headingOf(deployment, day, t),
    blocks: [
      ...said,
      colourNotice(colour, reasons.length, t),
      ...listOf(t('readiness.list.reasons'), reasonItems(reasons, checks, naming, t)),
    ],
    actions: [listButton(deployment.site.code, t)],
  };
}

/** « Voir les points de contrôle ». */
export function listButton(site: string, t: Translator): CommandButton {
  return {
    id: 'checklist',
    label: t('readiness.button.checklist'),
    command: 'checklist',
    arguments: { site },
  };
}

function shownRate({ code }: Check, rate: string | null): string | null {
  return knownOf(code).follows === 'training' ? rate : null;
}

/** « S01 · IME Les Embruns · J-15 ». */
export function headingOf(deployment: DeploymentOfSite, day: Temporal.PlainDate, t: Translator): string {
  const goLive = goLiveOf(deployment);
  const { code, name } = deployment.site;
  if (!goLive) return t('readiness.heading.undated', { code, site: name });
  const { days } = day.until(goLive, { largestUnit: 'day' });
  return t('readiness.heading', { code, site: name, when: dayCount(days, t) });
}

/** « J-15 », « jour J », « J+3 ». @param days left before the go-live */
function dayCount(days: number, t: Translator): string {
  if (days === 0) return t('readiness.dayCount.today');
  return t(days > 0 ? 'readiness.dayCount.before' : 'readiness.dayCount.after', { days: Math.abs(days) });
}

/** « Fait », « Échec » under a check; supplied first where that is all it asks. */
export function checkButtons(site: string, { code }: Pick<Check, 'code'>, t: Translator): CommandButton[] {
  const state = knownOf(code).supplyIsEnough ? 'supplied' : 'verified';
  const button = (id: string, to: string): CommandButton => ({
    id: `${id}-${code}`,
    label: t(`readiness.button.${id}`),
    command: 'check',
    arguments: { site, code, state: to },
  });
  return [{ ...button('done', state), style: 'primary' }, button('failed', 'failed')];
}

/** What a line of the list goes by. */
interface Standing {
  goLive: Temporal.PlainDate | null;
  due: Temporal.PlainDate | null;
  day: Temporal.PlainDate;
  rate: string | null;
}

function checkItem(
  check: Check,
  { goLive, due, day, rate }: Standing,
  naming: Naming,
  t: Translator,
): ListItem {
  const state = stateFor(check, goLive);
  const open = !isSettled(check, goLive);
  const detail = [
    t(`readiness.state.${state}`),
    ...(open && due ? [dueWords(due, day, t)] : []),
    ...(open && !check.blocking ? [t('readiness.notBlocking')] : []),
    ownerNames(check, naming, t),
    ...(check.reason ? [check.reason] : []),
    ...(check.proof ? [check.proof] : []),
    ...(shownRate(check, rate) === null ? [] : [shownRate(check, rate) as string]),
    ...(check.lessonId ? [t('readiness.fromLesson')] : []),
  ].join(' · ');
  return {
    text: [{ bold: check.code }, ` · ${check.label}`],
    detail: check.proofUrl
      ? [detail, ' · ', { link: check.proofUrl, label: t('readiness.proofLink') }]
      : detail,
    tone: state === 'failed' || state === 'expired' ? 'danger' : open ? 'neutral' : 'success',
  };
}
