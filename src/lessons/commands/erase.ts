import { text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { siteArgument } from '../../sites/site-argument.ts';
import { type Contributed, contributionsTo } from '../contributions.ts';
import { erasable } from '../erasable.ts';
import { lessonsReader } from '../readers.ts';
import { refreshEverywhere } from '../refresh-cards.ts';
import { linesOf, type SheetTexts, sheetOf, sheetParts, stored } from '../sheet.ts';
import { lockThread, type ThreadOfSite, threadOfSite } from '../thread.ts';

/**
 * Case 10: the text goes, here and in the sheet, the count stays. Everybody erases what they signed; what was said without a
 * name is erased by who writes the sheet, when its author asks them.
 */
export const eraseContribution = domainCommand({
  name: 'lessons erase',
  alias: 'rex effacer',
  group: 'lesson',
  byMail: true,
  arguments: {
    site: siteArgument(),
    contribution: text({ optional: true, hidden: true }),
  },

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadOfSite(turn.tx, site.id);
    if (!found) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const thread = await lockThread(turn.tx, found.id);
    const all = await contributionsTo(turn.tx, thread.id);
    const mine = all.filter(({ personId, text: said }) => personId === turn.actor.id && said !== null);
    if (!values.contribution) return listMine(turn, thread, mine);
    const one = all.find(({ id }) => id === values.contribution);
    if (!one) return sayNo(turn, 'lesson.erase.unknown');
    if (one.personId !== turn.actor.id && !(await lessonsReader(turn, site)).writes)
      return sayNo(turn, 'lesson.erase.notYours');
    if (one.text === null) return sayNo(turn, 'lesson.erase.already');
    await turn.tx.contribution.update({ where: { id: one.id }, data: { text: null } });
    await eraseFromSheet(turn, thread, one.text);
    await journal(turn, 'lesson.erased', { type: 'lessonsThread', id: thread.id });
    await refreshEverywhere(turn, thread);
    const left = mine.filter(({ id }) => id !== one.id);
    return listMine(turn, thread, left, turn.t('lesson.erase.done'));
  },
});

/** The same words in the sheet, also in one that is published. */
async function eraseFromSheet(turn: DomainTurn, thread: ThreadOfSite, said: string): Promise<void> {
  const sheet = sheetOf(thread);
  if (!sheet) return;
  const line = said.replace(/\s*\n\s*/g, ' ');
  const texts = Object.fromEntries(
    sheetParts.map((part) => [
      part,
      linesOf(sheet.texts[part]).includes(line)
        ? linesOf(sheet.texts[part])
            .filter((one) => one !== line)
            .join('\n')
        : sheet.texts[part],
    ]),
  ) as SheetTexts;
  await turn.tx.lessonsThread.update({
    where: { id: thread.id },
    data: { sheet: stored({ ...sheet, texts }) },
  });
}

function listMine(
  { t }: DomainTurn,
  { deployment: { site } }: ThreadOfSite,
  mine: readonly Contributed[],
  said?: string,
): Reply {
  const blocks = mine.flatMap((one) =>
    erasable(
      { text: one.text ?? '', detail: t(`lesson.question.${one.question}`) },
      { site, contribution: one },
      t,
    ),
  );
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: said !== undefined,
    card: {
      heading: t('lesson.mine.heading', { site: site.name }),
      blocks: [
        ...(said ? [{ kind: 'notice' as const, tone: 'success' as const, text: said }] : []),
        ...(mine.length > 0 ? blocks : [{ kind: 'text' as const, text: t('lesson.mine.none') }]),
      ],
    },
  };
}
