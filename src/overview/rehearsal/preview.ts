import { entity, integer, text } from '../../conversation/arguments.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { isOwnSite } from '../ledger/readable-sites.ts';
import { meetingToRehearse, siteToRehearse } from './plan-to-rehearse.ts';
import { messageCard, rehearsalCard } from './rehearsal-card.ts';

/** C42: every message a plan will send, to whom, when, in which words, before it starts. Nothing is sent, nothing is stored. */
export const preview = domainCommand({
  name: 'preview',
  alias: 'aperçu',
  synonyms: ['répétition', 'rehearse'],
  group: 'overview',
  act: 'ledger.see',
  readOnly: true,
  siteOf: (values) => values.site?.value.id,
  own: (turn, values) => (values.site ? isOwnSite(turn, values.site.value.id) : false),
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
    /** Whose words are read. */
    rule: text({ optional: true, hidden: true, max: 40 }),
    page: integer({ optional: true, hidden: true, min: 1, max: 1000 }),
  },

  async run(turn, { site, meeting, rule, page }) {
    const rehearsed = site
      ? await siteToRehearse(turn, site.value)
      : meeting && (await meetingToRehearse(turn, meeting));
    if (!rehearsed) return site ? sayNo(turn, 'deployment.none', {}, 'site') : askWhich(turn);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: page !== undefined,
      card: rule ? await messageCard(turn, rehearsed, rule) : await rehearsalCard(turn, rehearsed, page ?? 1),
    };
  },
});

async function askWhich(turn: DomainTurn) {
  const form = await turn.formFor('preview', {});
  return { outcome: 'form' as const, visibility: 'private' as const, form };
}
