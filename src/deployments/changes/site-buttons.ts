import type { CommandButton } from '../../conversation/card.ts';
import type { DomainTurn } from '../../people/turn.ts';

/** What somebody who answers for a site looks at next: its card, what is planned, what was sent. */
export function siteButtons({ t }: Pick<DomainTurn, 't'>, code: string): CommandButton[] {
  const button = (id: string, command: string): CommandButton => ({
    id,
    // @keys deployment.button.*
    label: t(`deployment.button.${id}`),
    command,
    arguments: { site: code },
  });
  return [button('announcements', 'announcement'), button('rehearse', 'preview'), button('log', 'log')];
}
