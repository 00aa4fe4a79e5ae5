/** What copil should have done by itself and gave up: who decides sees it and has it tried again. */
import { text } from '../conversation/arguments.ts';
import { type Block, card } from '../conversation/card.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import { givenUpActs, givenUpMessage } from '../delivery/given-up.ts';
import type { Composers } from '../delivery/ledger.ts';
import { domainCommand } from '../people/turn.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { actSubject } from './act-subject.ts';

const command = 'act retry';
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The alert about one act; drawn again when it has been tried again. */
export const givenUpComposers: Composers = {
  async [givenUpMessage]({ tx, t, answers, redraw }, { spaceId, parameters }) {
    const { act } = parameters as { act: string };
    const heading = t('overview.givenUp.heading');
    const blocks = await givenUpBlocks({ tx, t, spaceId }, act);
    if (blocks.length === 0) return redraw ? { card: card(heading, t('overview.givenUp.settled')) } : null;
    // Its buttons stand in no mail.
    if (answers === 'mail') blocks.push({ kind: 'text', text: t('delivery.inTheChat') });
    return { card: { heading, blocks } };
  },
};

/** Each act that was given up, with its button. @param act the only one that is shown; all when absent */
export async function givenUpBlocks(
  { tx, t, spaceId }: { tx: Transaction; t: Translator; spaceId: string },
  act?: string,
): Promise<Block[]> {
  const rows = await tx.messageDelivery.findMany({
    where: { ...givenUpActs(spaceId), id: act },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return [];
  const { timeZone } = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  const blocks: Block[] = [];
  for (const [index, row] of rows.entries()) {
    const due = toInstant(row.dueAt).toZonedDateTimeISO(timeZone);
    const subject = await actSubject(tx, row, t);
    blocks.push({
      kind: 'text',
      text: t.rich('overview.givenUp.text', { subject, when: formatDateTime(due, t.locale) }),
    });
    const id = `retry-${index + 1}`;
    const label = t('overview.givenUp.retry');
    blocks.push({ kind: 'actions', buttons: [{ id, label, command, arguments: { task: row.id } }] });
  }
  return blocks;
}

/** « Réessayer »: the act is planned again, at once; what it finds done already it leaves alone. */
export function retryGivenUp(delivery: Pick<Delivery, 'retryAct'>) {
  return domainCommand({
    name: command,
    alias: 'tâche réessayer',
    group: 'overview',
    act: 'ledger.see',
    hidden: true,
    arguments: { task: text({ optional: true, hidden: true }) },
    async run({ tx, t, space }, { task }) {
      const known = task !== undefined && identifier.test(task);
      const again = known && (await delivery.retryAct(tx, { spaceId: space.id, id: task }));
      return {
        outcome: 'done',
        visibility: 'private',
        card: card(undefined, t('overview.givenUp.retried', { again: again ? 'yes' : 'no' })),
      };
    },
  });
}
