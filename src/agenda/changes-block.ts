import type { Block } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { ChangedPoint } from './agenda-changes.ts';

/** « Ce qui change »: each point with what happened to it. */
export function changesBlock(points: readonly ChangedPoint[], t: Translator): Block {
  return {
    kind: 'list',
    heading: t('agenda.changed.what'),
    items: points.map(({ item, place, change }) => ({
      text: place === null ? item.title : [{ bold: String(place) }, ` · ${item.title}`],
      detail: t(`agenda.changed.${change}`),
    })),
  };
}
