import type { ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { LeaderPresence } from './leaders-presence.ts';

/** @returns « Hélène Guivarc’h : 2 présences sur 3 » and what became of each meeting, the latest first. */
export function presenceLine(
  t: Translator,
  { name, present, meetings, absentInARow }: LeaderPresence,
): ListItem {
  return {
    text: t.rich('committee.presence.line', { name, present, meetings: meetings.length }),
    detail: meetings
      .map(({ title, presence }) =>
        t('committee.presence.at', { title, how: t(`committee.presence.${presence}`) }),
      )
      .join(' · '),
    tone: absentInARow >= 2 ? 'warning' : 'neutral',
  };
}
