import { entity } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { recorderOf } from '../../decisions/recorder.ts';
import { domainCommand } from '../../people/turn.ts';
import { conducted } from '../conducted.ts';
import type { Consultation } from '../consultation.ts';
import { takeBack } from '../settle-consultation.ts';
import { shown } from '../shown.ts';

/** Takes a question back while it is open: nothing is decided, everybody who was asked hears of it. */
export const withdrawConsultation = domainCommand({
  name: 'consultation withdraw',
  alias: 'consultation retirer',
  group: 'decisions',
  arguments: { consultation: entity<Consultation>('consultation', { position: 1 }) },

  async run(turn, values): Promise<Reply> {
    const found = await conducted(turn, values.consultation.value, ['open']);
    if ('reply' in found) return found.reply;
    return shown(turn, await takeBack(recorderOf(turn), found.consultation));
  },
});
