import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { approvalsOf } from '../approvals.ts';
import { threadToChange } from '../found-thread.ts';
import { publishSheet } from '../publish.ts';
import { lessonsReader } from '../readers.ts';
import { sheetReply } from '../sheet-reply.ts';
import { readThread } from '../thread.ts';

/** « Publier » (C46): an approved sheet, without waiting for J+30. */
export const publishLessons = domainCommand({
  name: 'lessons publish',
  alias: 'rex publier',
  group: 'lesson',
  act: 'rex.publish',
  arguments: { site: siteArgument() },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site, ['inApproval']);
    if ('reply' in found) return found.reply;
    const { missing } = await approvalsOf(
      turn.tx,
      found.thread,
      dayOn(found.thread.deployment.site, turn.now),
    );
    if (missing.length > 0)
      return sayNo(turn, 'lesson.notApproved', {
        director: missing.includes('director'),
        lead: missing.includes('lead'),
      });
    await publishSheet(turn, found.thread);
    const thread = await readThread(turn.tx, found.thread.id);
    return sheetReply(turn, thread, await lessonsReader(turn, site), turn.t('lesson.nowPublished'));
  },
});
