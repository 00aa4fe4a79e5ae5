import { entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Consultation } from '../consultation.ts';
import { shown } from '../shown.ts';

/** One consultation: with one's own buttons while it is open, with what came of it afterwards. */
export const showConsultation = domainCommand({
  name: 'consultation show',
  alias: 'consultation voir',
  group: 'decisions',
  readOnly: true,
  arguments: { consultation: entity<Consultation>('consultation', { position: 1 }) },

  run: async (turn, values) => ({ ...shown(turn, values.consultation.value), replaces: false }),
});
