import { choice, entity } from '../../conversation/arguments.ts';
import { recorderOf } from '../../decisions/recorder.ts';
import { castVote } from '../../decisions/voting/ballots.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { type Consultation, lockConsultation, takesVotes } from '../consultation.ts';
import { uncountedLine } from '../consultation-words.ts';
import { settleConsultation } from '../settle-consultation.ts';
import { shown } from '../shown.ts';
import { ownVoices } from '../voices.ts';

/**
 * Gives one's voice in writing; the last word counts until it closes. Who may is whoever was asked, or replaces an absent
 * member (4.5, « Vote »): there is no act to judge apart.
 */
export const voteInWriting = domainCommand({
  name: 'consultation vote',
  alias: 'consultation voter',
  group: 'decisions',
  arguments: {
    consultation: entity<Consultation>('consultation', { position: 1 }),
    choice: choice(
      {
        inFavour: ['pour', 'oui', 'for', 'yes'],
        against: ['contre', 'non', 'no'],
        abstention: ['abstention', 'blanc', 'abstain'],
        discuss: ['discuter', 'séance', 'à discuter', 'discuss'],
      },
      { position: 2, keys: ['choix', 'vote'] },
    ),
    voice: entity<Person>('person', { position: 3, optional: true, keys: ['voix', 'nom'] }),
  },

  async run(turn, values) {
    const { tx, now, actor } = turn;
    const consultation = await lockConsultation(tx, values.consultation.value.id);
    const mine = ownVoices(consultation, actor.id, now);
    const wanted = values.voice?.value.id;
    const voice = wanted
      ? mine.find(({ memberId }) => memberId === wanted)
      : (mine.find(({ replaces }) => !replaces) ?? mine[0]);
    if (!takesVotes(consultation, now))
      return shown(turn, consultation, uncountedLine(consultation, voice?.said ?? null, turn.t));
    if (!voice) return sayNo(turn, 'consultation.noVoice', { number: consultation.number });
    const by = recorderOf(turn);
    const given = { memberId: voice.memberId, castById: actor.id };
    await castVote(by, consultation.ballot.id, given, values.choice);
    const counted = await settleConsultation(by, consultation.id, { over: false });
    await turn.ledger.refresh(tx, { type: 'consultation', id: consultation.id }, turn.correlationId);
    return shown(turn, counted);
  },
});
