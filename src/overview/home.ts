import type { Block } from '../conversation/card.ts';
import type { Act } from '../people/authorisation.ts';
import { domainCommand } from '../people/turn.ts';
import { ownActions } from './own-actions.ts';
import { ownMeetings } from './own-meetings.ts';
import { ownSites } from './own-sites.ts';
import { whatWaits } from './what-waits.ts';

/**
 * What concerns one person: what waits for their answer, their meetings, their actions, their sites.
 *
 * @param actOf act of a command by its English name: who may decide on a proposal
 */
export function home(actOf: (command: string) => Act | undefined) {
  return domainCommand({
    name: 'home',
    alias: 'accueil',
    group: 'overview',
    readOnly: true,
    arguments: {},

    async run(turn) {
      const { t } = turn;
      const parts: Block[] = [
        ...(await whatWaits(turn, actOf)),
        ...(await ownMeetings(turn)),
        ...(await ownActions(turn)),
        ...(await ownSites(turn)),
      ];
      const empty: Block[] = [
        { kind: 'text', text: t('overview.home.nothing') },
        {
          kind: 'actions',
          buttons: [{ id: 'status', label: t('overview.home.status'), command: 'status', arguments: {} }],
        },
      ];
      return {
        outcome: 'done',
        visibility: 'private',
        card: {
          heading: t('overview.home.heading'),
          blocks: parts.length > 0 ? parts : empty,
          footer: turn.space.projectName,
        },
      };
    },
  });
}
