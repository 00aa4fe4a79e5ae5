import type { Block } from '../../conversation/card.ts';
import { namesById } from '../../people/names-by-id.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument } from '../../sites/site-argument.ts';
import { type Contributed, contributionsTo } from '../contributions.ts';
import { erasable } from '../erasable.ts';
import { questions } from '../questions.ts';
import { lessonsReader } from '../readers.ts';
import { threadOfSite } from '../thread.ts';

/** Texts a card shows with their buttons. */
const shown = 20;

/** What was said, by question, in no order of time: for the site and those who lead. */
export const showContributions = domainCommand({
  name: 'lessons contributions',
  alias: 'rex contributions',
  group: 'lesson',
  readOnly: true,
  arguments: { site: siteArgument() },

  async run(turn, values) {
    const { t, tx } = turn;
    const site = values.site.value;
    const thread = await threadOfSite(tx, site.id);
    if (!thread) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const reader = await lessonsReader(turn, site);
    if (!reader.drafts) return sayNo(turn, 'lesson.notPublished', { site: site.name });
    const all = await contributionsTo(tx, thread.id);
    const names = await namesById(
      tx,
      all.map(({ personId }) => personId),
    );
    const left = all.filter(({ text }) => text !== null);
    const erased = all.length - left.length;
    const item = ({ text, personId }: Contributed) => ({
      text: text ?? '',
      detail: names.get(personId ?? '') ?? t('lesson.unnamed'),
    });
    const page = left.slice(0, shown);
    const blocks = questions.flatMap((question): Block[] => {
      const its = page.filter((one) => one.question === question);
      if (its.length === 0) return [];
      const heading = t(`lesson.question.${question}`);
      if (!reader.writes) return [{ kind: 'list', heading, items: its.map(item) }];
      return [
        { kind: 'text', text: [{ bold: heading }] },
        ...its.flatMap((one) => erasable(item(one), { site, contribution: one }, t)),
      ];
    });
    const counts = t('lesson.contributions.count', { count: all.length, erased });
    const more = left.length - page.length;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('lesson.contributions.heading', { site: site.name }),
        blocks: [
          { kind: 'text', text: counts },
          ...blocks,
          ...(more > 0 ? [{ kind: 'text' as const, text: t('lesson.moreLines', { count: more }) }] : []),
        ],
      },
    };
  },
});
