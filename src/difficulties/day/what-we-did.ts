import { type Block, type ListItem, listOf } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Difficulty } from '../../store/generated/client.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { categoryWords, stateWords } from '../words.ts';
import { tellButton } from './day-card.ts';

/** Requests the vendor has, or has answered. */
const leftTheHouse = ['sent', 'accepted', 'refused', 'delivered', 'verified'] as const;

/**
 * D25, « Vous nous avez dit, nous avons fait »: what was said, grouped, and what came of it. Nobody is named, nobody’s words are
 * repeated.
 */
export const whatWeDid: Composer = async ({ tx, t, now }, { subjectId }) => {
  const deployment = await readDeployment(tx, subjectId);
  const goLive = goLiveOf(deployment);
  if (!goLive || (await isStopped(tx, subjectId))) return null;
  const { site } = deployment;
  const today = dayOn(site, now);
  const difficulties = await tx.difficulty.findMany({ where: { siteId: site.id } });
  const over = difficulties.filter(({ state }) => state === 'solved' || state === 'confirmed').length;
  const said = [...Map.groupBy(difficulties, ({ category }) => category)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const remedies = await tx.remedy.findMany({ where: { siteId: site.id }, orderBy: { number: 'asc' } });
  const requests = await tx.vendorRequest.findMany({
    where: { askers: { some: { siteId: site.id } }, state: { in: [...leftTheHouse] } },
    orderBy: { number: 'asc' },
  });
  const fine = await tx.dayAnswer.count({
    where: { deploymentId: subjectId, on: dateColumn(goLive), answer: 'fine' },
  });
  const done = [
    ...remedies
      .filter(({ deliveredAt }) => deliveredAt !== null)
      .map(
        ({ kind, text }): ListItem => ({
          text: t('difficulty.did.remedy', { kind: t(`remedy.kind.${kind}`), text }),
        }),
      ),
    ...requests.map(
      ({ text, state }): ListItem => ({
        text: t('difficulty.did.request', { text }),
        detail: t(`vendor.state.${state}`),
      }),
    ),
  ];
  const ahead = remedies
    .filter(({ state }) => state === 'planned' || state === 'proposed')
    .map(({ kind, text, onDate }): ListItem => {
      const on = onDate && plainDate(onDate);
      const dated = on !== null && Temporal.PlainDate.compare(on, today) >= 0;
      return {
        text: t('difficulty.did.remedy', { kind: t(`remedy.kind.${kind}`), text }),
        ...(dated && { detail: formatDate(on, t.locale, { year: false }) }),
      };
    });
  const nothingDone = difficulties.length > 0 && over === 0 && done.length + ahead.length === 0;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: t('difficulty.did.text', {
        date: formatDate(goLive, t.locale, { year: false }),
        count: difficulties.length,
        fine,
      }),
    },
    ...listOf(
      t('difficulty.did.said'),
      said.map(([category, of]) => ({
        text: t('difficulty.did.about', {
          category: categoryWords(category, t),
          count: of.length,
          blocking: of.filter(({ severity }) => severity === 'blocking').length,
        }),
        detail: standingOf(of, t),
      })),
    ),
    ...listOf(t('difficulty.did.done'), done),
    ...listOf(t('difficulty.did.ahead'), ahead),
    ...(nothingDone ? [{ kind: 'text' as const, text: t('difficulty.did.nothing') }] : []),
    ...(over > 0
      ? [{ kind: 'text' as const, text: t('difficulty.did.over', { over, count: difficulties.length }) }]
      : []),
  ];
  return {
    card: {
      heading: t('difficulty.did.heading', { site: site.name, done: !nothingDone }),
      blocks: [...blocks, { kind: 'text', text: t('difficulty.did.ask') }],
      actions: [tellButton(site.code, t)],
    },
  };
};

/** « résolue (2) · un remède est prévu »: what became of each, in counts: no words of theirs. */
function standingOf(difficulties: readonly Difficulty[], t: Translator): string {
  const states = Map.groupBy(difficulties, (one) => stateWords(one, t));
  return [...states].map(([state, of]) => t('difficulty.did.state', { state, count: of.length })).join(' · ');
}
