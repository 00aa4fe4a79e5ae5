/** What a referent reads before a go-live: what is left, one press each, and two ways out (C34, 5.5). */
import type { Block, Card, CommandButton, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { Nudge } from '../../store/generated/client.ts';
import { type Check, dueOf, stateFor } from '../checklist/check.ts';
import { headingOf } from '../checklist/checklist-card.ts';
import { settles, stepOf } from './steps.ts';

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
  day: Temporal.PlainDate;
  /** Over the rest: why it comes to them. */
  intro?: readonly Block[];
}

export function nudgeCard(
  { deployment, rule, name, open, closed, nudge, day, intro = [] }: Shown,
  t: Translator,
): Card {
  const { site } = deployment;
  const goLive = goLiveOf(deployment);
  const { step } = stepOf(rule);
  const passed = nudge?.answer === 'notMe' || nudge?.state === 'escalated';
  const waiting = open.length > 0 && !passed;
  const at = { site: site.code, step: rule };
  const one = open.length === 1 ? open[0] : undefined;
  const perCheck = waiting && !one && !step.opens;
  return {
    heading: headingOf(deployment, day, t),
    blocks: [
      ...intro,
      {
        kind: 'text',
        text: t.rich(`readiness.nudge.${step.opens ? 'opens' : 'left'}`, {
          name,
          count: passed ? 0 : open.length,
          day: goLive ? formatDate(goLive, t.locale, { year: false }) : 'none',
        }),
      },
      ...(perCheck
        ? open.flatMap((check): Block[] => [
            { kind: 'list', items: [lineOf(check, goLive, t)] },
            { kind: 'actions', buttons: itemButtons(check, at, t) },
          ])
        : listOf(passed ? [] : open.map((check) => lineOf(check, goLive, t)))),
      ...listOf(
        closed.map((check) => ({ ...lineOf(check, goLive, t), tone: 'success' as const })),
        t('readiness.nudge.closed'),
      ),
      ...answered(nudge, t),
    ],
    actions: waiting ? cardButtons(one, at, step.opens ?? false, nudge, t) : [],
  };
}

function lineOf(check: Check, goLive: Temporal.PlainDate | null, t: Translator): ListItem {
  const due = dueOf(check, goLive);
  const state = stateFor(check, goLive);
  return {
    // @keys readiness.ask.*
    text: t.has(`readiness.ask.${check.code}`) ? t(`readiness.ask.${check.code}`) : check.label,
    detail: [
      ...(state === 'open' ? [] : [t(`readiness.state.${state}`)]),
      ...(due ? [t('readiness.dueOn', { day: formatDate(due, t.locale, { year: false }) })] : []),
    ].join(' · '),
  };
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
  one: Check | undefined,
  at: { site: string; step: string },
  opens: boolean,
  nudge: Shown['nudge'],
  t: Translator,
): CommandButton[] {
  const button = (id: string, command: string): CommandButton => ({
    id,
    label: t(`readiness.button.${id}`),
    command,
    arguments: at,
  });
  const done = {
    ...button(opens ? 'read' : one ? 'done' : 'allDone', 'nudge done'),
    style: 'primary' as const,
  };
  return [
    ...(opens && nudge?.answer ? [] : [done]),
    ...(one && !opens ? failedButton(one.code, at.site, t) : []),
    ...(nudge?.answer === 'help' ? [] : [button('help', 'nudge help')]),
    button('notMine', 'nudge pass'),
  ];
}

function answered(nudge: Shown['nudge'], t: Translator): Block[] {
  const said = nudge?.answer ?? (nudge?.state === 'escalated' ? 'escalated' : null);
  if (!said || said === 'done') return [];
  return [{ kind: 'notice', tone: 'neutral', text: t(`readiness.nudge.answered.${said}`) }];
}

function listOf(items: ListItem[], heading?: string): Block[] {
  return items.length > 0 ? [{ kind: 'list', ...(heading && { heading }), items }] : [];
}
