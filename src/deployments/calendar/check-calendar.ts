import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import { conflictBlocks, realismBlocks } from './checks/check-blocks.ts';
import { conflictsOf } from './checks/conflicts-of.ts';
import { realismOf } from './checks/realism.ts';
import { readingOf } from './may-read.ts';
import { readPlan } from './read-plan.ts';

/** C28, C29: what does not fit in the calendar of today, and whether it is realistic. */
export const checkCalendar = domainCommand({
  name: 'calendar check',
  alias: 'calendrier vérifier',
  synonyms: ['planning vérifier'],
  group: 'deployment',
  readOnly: true,
  arguments: {},

  async run(turn) {
    const { tx, t, space } = turn;
    const { checks, workload } = await readingOf(turn);
    if (!checks) {
      const committee = await steeringCommittee(tx, space.id);
      return sayNo(turn, 'deployment.check.notYours', { committee: committee?.label ?? '' });
    }
    const plan = await readPlan(tx, space.id);
    const day = today(turn);
    const findings = realismOf(plan, day).filter(({ code }) => workload || code !== 'overloaded');
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('deployment.check.heading'),
        blocks: [...realismBlocks(findings, t), ...conflictBlocks(conflictsOf(plan, day), t)],
        actions: [
          {
            id: 'calendar',
            label: t('deployment.calendar.button.calendar'),
            command: 'calendar',
            arguments: {},
          },
        ],
      },
    };
  },
});
