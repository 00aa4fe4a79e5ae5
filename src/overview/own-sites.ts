import type { Block, ListItem } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import { daysBetween } from '../meetings/schedule-warnings.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { readSites } from '../sites/read-sites.ts';

/** The sites one directs: when each goes live, and in how many days. */
export async function ownSites(turn: DomainTurn): Promise<Block[]> {
  const { t } = turn;
  const all = await readSites(turn.tx, turn.space.id);
  const sites = all.filter(({ directorId }) => directorId === turn.actor.id);
  if (sites.length === 0) return [];
  const items = sites.map(
    ({ name, goLive }): ListItem => ({
      text: [{ bold: name }],
      detail: goLive ? goLiveLine(turn, goLive) : t('overview.home.site.undated'),
    }),
  );
  return [{ kind: 'list', heading: t('overview.home.sites', { count: sites.length }), items }];
}

function goLiveLine(turn: DomainTurn, day: Temporal.PlainDate): string {
  const date = formatDate(day, turn.locale, { weekday: false });
  const days = daysBetween(today(turn), day);
  if (days < 0) return turn.t('overview.home.site.live', { date });
  return turn.t('overview.home.site.goLive', { date, days });
}
