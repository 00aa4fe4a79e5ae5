/** What a pulse says, as people read it: never below five answers, the groups in the order of their names. */
import type { Block, Card, CommandButton, ListItem } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PulseFear } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { breakdowns, type Group } from './disclosure.ts';
import { type PulseOfSite, readPulse } from './pulse.ts';
import { pulseQuestions } from './questions.ts';
import { comparedWith, type PulseResult, readResult } from './result.ts';
import { closingOf, openSheetButton, pulseHeading } from './sheet-card.ts';

/** Fears a card shows with what was replied. */
const shownFears = 20;

/** @param reader `answers`: they may still answer; `replies`: they may reply to a fear, once and for everybody */
export async function resultsCard(
  tx: Transaction,
  pulse: PulseOfSite,
  t: Translator,
  reader: { answers?: boolean; replies?: boolean } = {},
): Promise<Card> {
  const heading = pulseHeading(pulse, t);
  const result = readResult(pulse.result);
  if (!result) {
    const text = t('pulse.open', { when: closingOf(pulse, t) });
    const actions = reader.answers ? [openSheetButton(pulse, t)] : [];
    return { heading, blocks: [{ kind: 'text', text }], actions };
  }
  if (!result.averages || result.answers === null)
    return { heading, blocks: [{ kind: 'text', text: t('pulse.tooFew') }] };
  const first = pulse.number > 1 ? await readPulse(tx, pulse.deploymentId, pulse.number - 1) : null;
  const earlier = readResult(first?.result ?? null);
  const fears = await tx.pulseFear.findMany({ where: { pulseId: pulse.id }, orderBy: { id: 'asc' } });
  return {
    heading,
    blocks: [
      {
        kind: 'fields',
        fields: [
          {
            label: t('pulse.field.answers'),
            value: t('pulse.answers', {
              count: result.answers,
              asked: pulse.asked,
              percent: Math.round((100 * result.answers) / Math.max(pulse.asked, 1)),
            }),
          },
          { label: t('pulse.field.average'), value: score(result, earlier, t) },
        ],
      },
      { kind: 'list', items: questionItems(result, earlier, t) },
      ...breakdowns.flatMap((by) => groupList(result, earlier, by, t)),
      ...hiddenText(result, t),
      ...fearBlocks(pulse, fears, t, reader.replies ?? false),
    ],
    footer: t('pulse.rule'),
  };
}

export function showResultsButton({ deployment: { site } }: PulseOfSite, t: Translator): CommandButton {
  return {
    id: 'results',
    label: t('pulse.button.results'),
    command: 'pulse',
    arguments: { site: site.code },
  };
}

/** « 2,1/5 », and what it was before where both may be shown. */
function score(result: PulseResult, earlier: PulseResult | null, t: Translator, group?: Group): string {
  const averages = group
    ? result.groups.find((one) => one.by === group.by && one.name === group.name)?.averages
    : result.averages;
  const was = comparedWith(result, earlier, group);
  const now = t('pulse.score', { score: averages?.overall ?? 0 });
  if (!was) return now;
  return t('pulse.score.trend', {
    now,
    was: t('pulse.score', { score: was.averages.overall }),
    trend: was.trend,
  });
}

function questionItems(result: PulseResult, earlier: PulseResult | null, t: Translator): ListItem[] {
  const was = comparedWith(result, earlier)?.averages;
  return pulseQuestions.map((question) => {
    const now = t('pulse.score', { score: result.averages?.[question] ?? 0 });
    return {
      text: [{ bold: now }, ` · ${t(`pulse.question.${question}.short`)}`],
      ...(was && { detail: t('pulse.was', { was: t('pulse.score', { score: was[question] }) }) }),
    };
  });
}

function groupList(
  result: PulseResult,
  earlier: PulseResult | null,
  by: Group['by'],
  t: Translator,
): Block[] {
  const items = result.groups
    .filter((group) => group.by === by)
    .map((group) => ({
      text: [
        { bold: group.name },
        ` · ${score(result, earlier, t, group)} · ${t('pulse.group.answers', { count: group.answers })}`,
      ],
    }));
  return items.length > 0 ? [{ kind: 'list', heading: t(`pulse.by.${by}`), items }] : [];
}

function hiddenText({ hidden }: PulseResult, t: Translator): Block[] {
  if (hidden.length === 0) return [];
  const names = formatList([...new Set(hidden.map(({ name }) => name))], t.locale);
  return [{ kind: 'text', text: t('pulse.hidden', { names }) }];
}

function fearBlocks(
  pulse: PulseOfSite,
  fears: readonly PulseFear[],
  t: Translator,
  replies: boolean,
): Block[] {
  if (fears.length === 0) return [];
  const said = fears.slice(0, shownFears);
  const more = fears.length - said.length;
  const item = ({ text, reply }: PulseFear): ListItem => ({
    text: t('pulse.fear', { text }),
    ...(reply && { detail: t('pulse.fear.reply', { reply }) }),
  });
  const heading = t('pulse.fears');
  if (!replies || said.every(({ reply }) => reply))
    return [{ kind: 'list', heading, items: said.map(item) }, ...others(more, t)];
  return [
    { kind: 'text', text: [{ bold: heading }] },
    ...said.flatMap((fear, at): Block[] => [
      { kind: 'list', items: [item(fear)] },
      ...(fear.reply
        ? []
        : [
            {
              kind: 'actions' as const,
              buttons: [
                {
                  id: `reply-${at + 1}`,
                  label: t('pulse.button.reply'),
                  command: 'pulse reply',
                  arguments: { site: pulse.deployment.site.code, fear: fear.id },
                },
              ],
            },
          ]),
    ]),
    ...others(more, t),
  ];
}

function others(count: number, t: Translator): Block[] {
  return count > 0 ? [{ kind: 'text', text: t('pulse.fears.more', { count }) }] : [];
}
