import { date, entity, longText } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Person } from '../../store/generated/client.ts';
import { castVote } from '../cast-vote.ts';
import { aboutVote, rightsOfVoters, shown, voteToCast } from './about-vote.ts';

/** « Feu vert avec réserves »: what has to be done, by whom and by when; it is an action at once (C33). */
export const voteReservation = domainCommand({
  name: 'go reserve',
  alias: 'feu-vert réserve',
  group: 'goNoGo',
  ...rightsOfVoters,
  arguments: {
    ...aboutVote,
    text: longText({ position: 2, max: 300, keys: ['réserve', 'texte'] }),
    owner: entity<Person>('person', { keys: ['responsable', 'qui'] }),
    due: date({ keys: ['pour', 'échéance', 'avant'] }),
  },

  async run(turn, values): Promise<Reply> {
    const found = await voteToCast(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment, vote } = found;
    if (Temporal.PlainDate.compare(values.due, dayOn(deployment.site, turn.now)) < 0)
      return sayNo(turn, 'goNoGo.reservation.past', {}, 'due');
    const goLive = goLiveOf(deployment);
    if (goLive && Temporal.PlainDate.compare(values.due, goLive) > 0)
      return sayNo(
        turn,
        'goNoGo.reservation.afterGoLive',
        { goLive: formatDate(goLive, turn.locale, { year: false }) },
        'due',
      );
    const counted = await castVote(turn, deployment, vote, {
      choice: 'goWithReservations',
      reservation: { text: values.text, ownerId: values.owner.value.id, due: values.due },
    });
    return shown(turn, counted, { tone: 'success', text: turn.t('goNoGo.voted.goWithReservations') });
  },
});
