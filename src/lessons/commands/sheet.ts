import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument } from '../../sites/site-argument.ts';
import { lessonsReader } from '../readers.ts';
import { sheetReply } from '../sheet-reply.ts';
import { threadOfSite } from '../thread.ts';

/** The sheet of a go-live: published, everybody reads it; before, the site and those who lead. */
export const showSheet = domainCommand({
  name: 'lessons sheet',
  alias: 'rex fiche',
  synonyms: ['rex synthèse', 'lessons synthesis'],
  group: 'lesson',
  readOnly: true,
  arguments: { site: siteArgument() },

  async run(turn, values) {
    const site = values.site.value;
    const thread = await threadOfSite(turn.tx, site.id);
    if (!thread) return sayNo(turn, 'lesson.notOpen', { site: site.name });
    const reader = await lessonsReader(turn, site);
    if (thread.state !== 'published' && !reader.drafts)
      return sayNo(turn, thread.state === 'withdrawn' ? 'lesson.withdrawn' : 'lesson.notPublished', {
        site: site.name,
      });
    return sheetReply(turn, thread, reader);
  },
});
