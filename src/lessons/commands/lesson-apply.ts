import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type DeploymentOfSite, deploymentOfSite } from '../../deployments/deployment.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { nextSites } from '../../deployments/next-sites.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { applyLesson } from '../apply-lesson.ts';
import { dueWords, type LessonRow, lessonCode } from '../lesson.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { readThread, type ThreadOfSite } from '../thread.ts';

/**
 * « Ajouter aux points de contrôle » (C47): the functional lead, or the chair, at once; once published, also the referents and the
 * director of the site it is applied to.
 */
export const applyToNext = domainCommand({
  name: 'lesson apply',
  alias: 'enseignement appliquer',
  synonyms: ['rex appliquer'],
  group: 'lesson',
  arguments: {
    lesson: entity<LessonRow>('lesson', { position: 1, keys: ['enseignement'] }),
    site: entity<Site>('site', { position: 2, optional: true, keys: ['établissement'] }),
  },

  async run(turn, values) {
    const lesson = values.lesson.value;
    const thread = await readThread(turn.tx, lesson.threadId);
    const target = await targetOf(turn, thread, values.site?.value);
    if (!target) return sayNo(turn, values.site ? 'lesson.apply.noDeployment' : 'lesson.apply.noNext');
    const refused = await whyNot(turn, thread, lesson, target);
    if (refused) return refused;
    const applied = await applyLesson(turn, lesson, target);
    const code = lessonCode(lesson);
    if (!applied) return sayNo(turn, 'lesson.apply.already', { code, site: target.site.name });
    await refreshWriters(turn, thread, turn.actor.id);
    const { t } = turn;
    const told = {
      code,
      text: lesson.text,
      due: dueWords(lesson),
      date: applied.due ? formatDate(applied.due, t.locale) : '',
      site: target.site.name,
      from: thread.deployment.site.name,
    };
    const text = t.rich(applied.late ? 'lesson.apply.late' : 'lesson.apply.done', told);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(t('lesson.apply.heading', { site: target.site.name }), text),
    };
  },
});

/** The site named, else the next one to go live. */
async function targetOf(
  turn: DomainTurn,
  { deployment }: ThreadOfSite,
  site: Site | undefined,
): Promise<DeploymentOfSite | null> {
  if (site) return deploymentOfSite(turn.tx, site.id);
  const [next] = await nextSites(turn.tx, deployment, dayOn(deployment.site, turn.now));
  return next?.deployment ?? null;
}

async function whyNot(
  turn: DomainTurn,
  thread: ThreadOfSite,
  lesson: LessonRow,
  target: DeploymentOfSite,
): Promise<Reply | null> {
  const { publishes, ties } = await lessonsReader(turn, target.site);
  const itsOwn = thread.state === 'published' && (ties.refers || ties.directs);
  if (!publishes && !itsOwn) {
    const committee = await steeringCommittee(turn.tx, turn.space.id);
    const matter = { committeeId: committee?.id, siteId: thread.deployment.siteId, own: false };
    return refusal(turn, 'rex.publish', await judgeAct(turn, 'rex.publish', matter));
  }
  if (lesson.state === 'withdrawn' || thread.state === 'withdrawn')
    return sayNo(turn, 'lesson.apply.withdrawn', { code: lessonCode(lesson) });
  if (target.id === thread.deploymentId) return sayNo(turn, 'lesson.apply.itself', {}, 'site');
  return isBeforeGoLive(target, turn.now)
    ? null
    : sayNo(turn, 'lesson.apply.started', { site: target.site.name }, 'site');
}
