import { entity } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { recorderOf } from '../../decisions/recorder.ts';
import { domainCommand } from '../../people/turn.ts';
import { conducted } from '../conducted.ts';
import type { Consultation } from '../consultation.ts';
import { sendToMeeting } from '../send-to-meeting.ts';
import { shown } from '../shown.ts';

/** What lapsed without a quorum becomes a point of the next meeting. */
export const meetAboutConsultation = domainCommand({
  name: 'consultation meet',
  alias: 'consultation séance',
  group: 'decisions',
  arguments: { consultation: entity<Consultation>('consultation', { position: 1 }) },

  async run(turn, values): Promise<Reply> {
    const found = await conducted(turn, values.consultation.value, ['lapsed']);
    if ('reply' in found) return found.reply;
    return shown(turn, await sendToMeeting(recorderOf(turn), found.consultation));
  },
});
