import { choice, entity } from '../../conversation/arguments.ts';
import { peopleOfSite } from '../../deployments/audiences.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { afterwardsCard } from '../afterwards-card.ts';
import { lessonsReader } from '../readers.ts';
import { sheetOf, stored } from '../sheet.ts';
import { lockThread, type ThreadOfSite, threadOfSite } from '../thread.ts';

/** D31: are the lessons applied, is the referent still there? A « no » is told to the functional lead. */
export const answerAfterwards = domainCommand({
  name: 'lessons afterwards',
  alias: 'rex suites',
  group: 'lesson',
  hidden: true,
  arguments: {
    site: entity<Site>('site', { position: 1, hidden: true }),
    question: choice({ applied: [], referent: [] }, { hidden: true }),
    answer: choice({ yes: ['oui'], no: ['non'] }, { hidden: true }),
  },

  async run(turn, values) {
    const site = values.site.value;
    const { ties } = await lessonsReader(turn, site);
    if (!ties.refers && !ties.directs) return sayNo(turn, 'lesson.afterwards.notYours', { site: site.name });
    const found = await threadOfSite(turn.tx, site.id);
    if (!found) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const thread = await lockThread(turn.tx, found.id);
    const sheet = sheetOf(thread);
    if (!sheet) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const before = sheet.afterwards?.[turn.actor.id] ?? {};
    const answers = { ...before, [values.question]: values.answer === 'yes' };
    const afterwards = { ...sheet.afterwards, [turn.actor.id]: answers };
    await turn.tx.lessonsThread.update({
      where: { id: thread.id },
      data: { sheet: stored({ ...sheet, afterwards }) },
    });
    const change = { question: values.question, answer: values.answer };
    await journal(turn, 'lesson.afterwards', { type: 'lessonsThread', id: thread.id }, { after: change });
    if (values.answer === 'no') await tellLead(turn, thread, values.question);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await afterwardsCard(turn.tx, thread, answers, turn.t, dayOn(thread.deployment.site, turn.now)),
    };
  },
});

async function tellLead(turn: DomainTurn, thread: ThreadOfSite, question: string): Promise<void> {
  const day = dayOn(thread.deployment.site, turn.now);
  const { functionalLeads } = await peopleOfSite(turn.tx, thread.deployment, day);
  for (const id of functionalLeads)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: `D31-${question.toUpperCase()}`,
      subject: { type: 'lessonsThread', id: thread.id, version: 1 },
      recipient: { kind: 'person', id },
      message: 'lesson.afterwardsNo',
      parameters: { question },
      nature: 'notice',
      on: goLiveOf(thread.deployment) ?? day,
      correlationId: turn.correlationId,
    });
}
