import { entity } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { committeeOfSeries } from './committee-of-series.ts';
import { runningSeries } from './find-series.ts';
import { loadSeries } from './series.ts';
import { textBlock } from './series-card.ts';
import { seriesBlocks } from './series-view.ts';

/** A committee's monitoring meetings: rhythm, dates, those left out, the vendor's word (C11). */
export const showSeries = domainCommand({
  name: 'series',
  alias: 'suivi',
  synonyms: ['série'],
  group: 'meetings',
  readOnly: true,
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const committee = values.committee?.value ?? (await committeeOfSeries(turn));
    if (!committee) return sayNo(turn, 'meeting.series.problem.committee', {}, 'committee');
    const rows = await runningSeries(turn, committee.id);
    const blocks = [];
    for (const { id } of rows) blocks.push(...(await seriesBlocks(turn, await loadSeries(turn.tx, id))));
    if (blocks.length === 0) blocks.push(textBlock(turn.t('meeting.series.none')));
    return {
      outcome: 'done',
      visibility: 'private',
      card: { heading: turn.t('meeting.series.listHeading', { committee: committee.label }), blocks },
    };
  },
});
