import { integer, longText } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { askAgain } from '../ask-approvers.ts';
import { draftSheet } from '../draft-sheet.ts';
import { threadToChange } from '../found-thread.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { type SheetTexts, sheetOf, sheetParts, stored } from '../sheet.ts';
import { sheetReply } from '../sheet-reply.ts';
import { readThread, type ThreadOfSite } from '../thread.ts';

const part = (...keys: string[]) => longText({ optional: true, max: 3000, keys });

/** The texts of the sheet, in a form; a text that changes loses the approvals it had. */
export const editSheet = domainCommand({
  name: 'lessons edit',
  alias: 'rex modifier',
  group: 'lesson',
  act: 'rex.publish',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: {
    site: siteArgument(),
    scope: part('périmètre'),
    worked: part('réussi'),
    difficult: part('difficile'),
    again: part('refaire'),
    differently: part('autrement'),
    recommendations: part('recommandations'),
    vendor: part('éditeur'),
    others: part('autres'),
    seen: integer({ optional: true, hidden: true }),
  },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site);
    if ('reply' in found) return found.reply;
    const { texts } = await draftSheet(turn, found.thread.id);
    const thread = await readThread(turn.tx, found.thread.id);
    const given = Object.fromEntries(
      sheetParts.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
    ) as Partial<SheetTexts>;
    if (values.seen === undefined && Object.keys(given).length === 0) return sheetForm(turn, thread, texts);
    if (values.seen !== undefined && values.seen !== thread.sheetVersion)
      return sayNo(turn, 'lesson.changedMeanwhile');
    // A field that was emptied in the form does not come back with it.
    const base = values.seen === undefined ? texts : emptyTexts;
    const wanted = { ...base, ...given };
    return keep(turn, thread, texts, wanted);
  },
});

const emptyTexts = Object.fromEntries(sheetParts.map((name) => [name, ''])) as SheetTexts;

async function sheetForm(turn: DomainTurn, thread: ThreadOfSite, texts: SheetTexts): Promise<Reply> {
  const written = Object.fromEntries(
    sheetParts.flatMap((name) => (texts[name] ? [[name, texts[name]]] : [])),
  );
  const { code } = thread.deployment.site;
  const seen = String(thread.sheetVersion);
  const form = await turn.formFor('lessons edit', { site: code, seen, ...written });
  const fields = form.fields.map((field) =>
    field.name === 'site' ? { ...field, kind: 'hidden' as const } : field,
  );
  return {
    outcome: 'form',
    visibility: 'private',
    form: { ...form, fields, intro: turn.t('lesson.form.sheet') },
  };
}

async function keep(
  turn: DomainTurn,
  thread: ThreadOfSite,
  before: SheetTexts,
  after: SheetTexts,
): Promise<Reply> {
  const changed = sheetParts.filter((name) => before[name] !== after[name]);
  const reader = await lessonsReader(turn, thread.deployment.site);
  if (changed.length === 0) return sheetReply(turn, thread, reader, turn.t('lesson.unchanged'));
  await turn.tx.lessonsThread.update({
    where: { id: thread.id },
    data: { sheet: stored({ ...sheetOf(thread), texts: after }), sheetVersion: { increment: 1 } },
  });
  const subject = { type: 'lessonsThread', id: thread.id };
  await journal(turn, 'lesson.edited', subject, {
    after: { parts: changed, version: thread.sheetVersion + 1 },
  });
  await askAgain(turn, thread);
  await refreshWriters(turn, thread);
  const said = turn.t(thread.state === 'inApproval' ? 'lesson.edited.approvalsLost' : 'lesson.edited');
  return sheetReply(turn, await readThread(turn.tx, thread.id), reader, said);
}
