/** What a referent reads before a go-live: what is left, one press each, and two ways out (C34, 5.5). */
import { type Block, type Card, type CommandButton, type ListItem, listOf } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { Nudge } from '../../store/generated/client.ts';
import { type Check, dueOf, stateFor } from '../checklist/check.ts';
import { headingOf } from '../checklist/checklist-card.ts';
import { dueWords } from '../checklist/due-words.ts';
import { settles, stepOf } from './steps.ts';

export interface PassedOn {
  /** Who has the points now. */
  names: readonly string[];
  checks: readonly Check[];
}

export interface Shown {
  deployment: DeploymentOfSite;
  /** Rule of the nudge. */
  rule: string;
  /** Given name of who reads it. */
  name: string;
  /** What is open for them. */
  open: readonly Check[];
  /** What they were asked about and is settled since. */
  closed: readonly Check[];
  nudge: Pick<Nudge, 'answer' | 'state'> | null;
  /** What went on to somebody else and still waits for an answer there. */
  passedOn: PassedOn | null;
  /** Local day on which it was posted. */
  day: Temporal.PlainDate;
  today: Temporal.PlainDate;
  /** Of the site. */
  calendar: WorkingCalendar;
  /** Key of the sentence over the list, where it comes to them from somebody else. */
  intro?: string;
}

export function nudgeCard(
  { deployment, rule, name, open, closed, nudge, passedOn, day, today, calendar, intro }: Shown,
  t: Translator,
): Card {
  const { site } = deployment;
  const goLive = goLiveOf(deployment);
  const { code, step } = stepOf(rule);
  const passed = nudge?.answer === 'notMe' || nudge?.state === 'escalated';
  const waiting = open.length > 0 && !passed;
  const at = { site: site.code, step: rule };
  const one = open.length === 1 ? open[0] : undefined;
  const lineOf = (check: Check): ListItem => {
    const due = dueOf(check, goLive, calendar);
    const state = stateFor(check, goLive);
    return {
      text: askedWords(check, t),
      detail: [
        ...(state === 'open' ? [] : [t(`readiness.state.${state}`)]),
        ...(due && !closed.includes(check) ? [dueWords(due, today, t)] : []),
      ].join(' · '),
    };
  };
  const perCheck = waiting && !one && !step.opens;
  return {
    heading: headingOf(deployment, day, t),
    blocks: [
      {
        kind: 'text',
        // @keys readiness.nudge.opens readiness.nudge.now readiness.nudge.left
        text: t.rich(waiting && intro ? intro : `readiness.nudge.${sentenceOf(code, waiting)}`, {
          name,
          count: passed ? 0 : open.length,
          day: goLive ? formatDate(goLive, t.locale, { year: false }) : 'none',
        }),
      },
      ...(perCheck
        ? open.flatMap((check): Block[] => [
            { kind: 'list', items: [lineOf(check)] },
            { kind: 'actions', buttons: itemButtons(check, at, t) },
          ])
        : listOf(null, passed ? [] : open.map(lineOf))),
      ...listOf(
        t('readiness.nudge.closed'),
        closed.map((check) => ({ ...lineOf(check), tone: 'success' as const })),
      ),
      ...answered(nudge, passedOn, t),
    ],
    actions: waiting ? cardButtons(open, at, step.opens ?? false, nudge, t) : [],
  };
}

function sentenceOf(code: string, waiting: boolean): 'opens' | 'now' | 'left' {
  const { opens, goesOn } = stepOf(code).step;
  if (opens) return 'opens';
  return waiting && goesOn ? 'now' : 'left';
}

/** What somebody is asked to do, which is not always what the check says: to hand a list in. */
export function askedWords({ code, label }: Pick<Check, 'code' | 'label'>, t: Translator): string {
  // @keys readiness.ask.*
  return t.has(`readiness.ask.${code}`) ? t(`readiness.ask.${code}`) : label;
}

/** Under one of several points. */
function itemButtons({ code }: Check, at: { site: string; step: string }, t: Translator): CommandButton[] {
  return [
    {
      id: `done-${code}`,
      label: t('readiness.button.done'),
      command: 'nudge done',
      arguments: { ...at, code },
    },
    ...failedButton(code, at.site, t),
  ];
}

/** What one hands in does not fail: one asks for help. */
function failedButton(code: string, site: string, t: Translator): CommandButton[] {
  if (settles(code) === 'supplied') return [];
  return [
    {
      id: `failed-${code}`,
      label: t('readiness.button.failed'),
      command: 'check',
      arguments: { site, code, state: 'failed' },
    },
  ];
}

/** For the whole nudge; what was answered once is not offered again. */
function cardButtons(
  open: readonly Check[],
  at: { site: string; step: string },
  opens: boolean,
  nudge: Shown['nudge'],
  t: Translator,
): CommandButton[] {
  const one = open.length === 1 ? open[0] : undefined;
  const button = (id: string, command: string): CommandButton => ({
    id,
    label: t(`readiness.button.${id}`),
    command,
    arguments: at,
  });
  const done: CommandButton = {
    ...button(opens ? 'read' : one ? 'done' : 'allDone', 'nudge done'),
    style: 'primary',
    // What somebody says to be done is what they read here.
    arguments: { ...at, ...(!opens && { codes: open.map(({ code }) => code).join(' ') }) },
  };
  return [
    ...(opens && nudge?.answer ? [] : [done]),
    ...(one && !opens ? failedButton(one.code, at.site, t) : []),
    ...(nudge?.answer === 'help' ? [] : [button('help', 'nudge help')]),
    button('notMine', 'nudge pass'),
  ];
}

function answered(nudge: Shown['nudge'], passedOn: PassedOn | null, t: Translator): Block[] {
  const neutral = { kind: 'notice', tone: 'neutral' } as const;
  if (passedOn) {
    const { names, checks } = passedOn;
    const labels = formatList(
      checks.map((check) => askedWords(check, t)),
      t.locale,
    );
    const text = t.rich('readiness.nudge.passedOn', {
      labels,
      names: formatList([...names], t.locale),
      count: checks.length,
    });
    return [{ ...neutral, text }];
  }
  return nudge?.answer === 'help' ? [{ ...neutral, text: t('readiness.nudge.answered.help') }] : [];
}
