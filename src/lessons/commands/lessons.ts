import { choice, entity, longText } from '../../conversation/arguments.ts';
import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { typologyArgument, typologyName } from '../../sites/typology.ts';
import type { Site } from '../../store/generated/client.ts';
import type { LessonKind, Typology } from '../../store/generated/enums.ts';
import { contribute } from '../contribute.ts';
import type { questions } from '../questions.ts';
import { readableThreads } from '../readers.ts';
import { lessonItem } from '../sheet-card.ts';

/** Lessons one answer shows; the search finds the rest. */
const shown = 20;

/** What was learnt, or one sentence more of it: `rex`, `rex IME`, `rex IME "…"`. */
export const lessons = domainCommand({
  name: 'lessons',
  alias: 'rex',
  synonyms: ['retex', 'enseignements'],
  group: 'lesson',
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true, keys: ['établissement'] }),
    text: longText({ position: 2, rest: true, optional: true, max: 1500, keys: ['texte'] }),
    question: choice(
      {
        worked: ['réussi', 'bien'],
        difficult: ['difficile', 'difficulté'],
        differently: ['autrement'],
        advice: ['conseil'],
        vendor: ['éditeur'],
        other: ['autre'],
      } satisfies Record<(typeof questions)[number], string[]>,
      { optional: true },
    ),
    typology: typologyArgument(),
    kind: choice(
      {
        success: ['réussite', 'réussites'],
        difficulty: ['difficulté', 'difficultés'],
        recommendation: ['recommandation', 'recommandations'],
      } satisfies Record<LessonKind, string[]>,
      { optional: true, keys: ['nature'] },
    ),
  },

  async run(turn, values) {
    const site = values.site?.value;
    if (!site || !values.text) {
      const wanted = { site, typology: values.typology, kind: values.kind };
      return { outcome: 'done', visibility: 'private', card: await listCard(turn, wanted) };
    }
    const committee = await steeringCommittee(turn.tx, turn.space.id);
    const matter = { committeeId: committee?.id, siteId: site.id, own: false };
    const judgement = await judgeAct(turn, 'rex.contribute', matter);
    if (judgement.verdict !== 'allowed') return refusal(turn, 'rex.contribute', judgement);
    const said = { [values.question ?? 'other']: values.text };
    return contribute(turn, { site, said, unnamed: false });
  },
});

interface Wanted {
  site?: Site;
  typology?: Typology;
  kind?: LessonKind;
}

/** By site, those that started last first; drafts only for who may read them. */
async function listCard(turn: DomainTurn, { site, typology, kind }: Wanted): Promise<Card> {
  const { tx, t } = turn;
  const threads = await tx.lessonsThread.findMany({
    where: {
      AND: [await readableThreads(turn), { deployment: { siteId: site?.id, site: { typology } } }],
    },
    include: {
      deployment: { include: { site: true } },
      lessons: {
        where: { state: { not: 'withdrawn' }, kind },
        include: { applications: true },
        orderBy: { number: 'asc' },
      },
    },
    orderBy: { openedAt: 'desc' },
  });
  const worthShowing = threads.filter((one) => one.lessons.length > 0 || (!kind && one.sheet !== null));
  const heading = site ? t('lesson.list.ofSite', { site: site.name }) : t('lesson.list.heading');
  const open = site && threads.find((one) => one.sheet === null);
  if (worthShowing.length === 0)
    return {
      heading,
      blocks: [{ kind: 'text', text: t(open ? 'lesson.list.collecting' : 'lesson.list.none') }],
      actions: open ? [button('answer', 'lessons answer', open.deployment.site, t)] : [],
    };
  let left = shown;
  const blocks = worthShowing.flatMap((thread): Block[] => {
    const its = thread.lessons.slice(0, left);
    left -= its.length;
    const { site: of } = thread.deployment;
    const state = thread.state === 'published' ? '' : ` · ${t('lesson.list.draft')}`;
    return [
      { kind: 'text', text: [{ bold: of.name }, ` · ${typologyName(of.typology, t)}${state}`] },
      ...(its.length > 0 ? [{ kind: 'list' as const, items: its.map((one) => lessonItem(one, t)) }] : []),
      { kind: 'actions', buttons: [button('sheet', 'lessons sheet', of, t)] },
    ];
  });
  return { heading, blocks, footer: t('lesson.list.search') };
}

function button(id: 'answer' | 'sheet', command: string, { code }: Site, t: DomainTurn['t']): CommandButton {
  return { id: `${id}-${code}`, label: t(`lesson.button.${id}`), command, arguments: { site: code } };
}
