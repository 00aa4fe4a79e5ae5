import type { Reply } from '../../conversation/reply.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { draftForProject } from '../project/draft-for-project.ts';
import type { ProjectKind } from '../project/project-announcements.ts';
import { projectCard } from '../project/project-card.ts';

/** The launch of the project, drafted for each organisation from its charter (C36). */
export const announceLaunch = domainCommand({
  name: 'announce launch',
  alias: 'annoncer lancement',
  group: 'announcement',
  act: 'announcement.followUp',
  arguments: {},
  run: (turn) => drafted(turn, 'launch'),
});

/** What was decided since, which sites have started, which come next (C36). */
export const announceProgress = domainCommand({
  name: 'announce progress',
  alias: 'annoncer avancement',
  group: 'announcement',
  act: 'announcement.followUp',
  arguments: {},
  run: (turn) => drafted(turn, 'progress'),
});

async function drafted(turn: DomainTurn, kind: ProjectKind): Promise<Reply> {
  const texts = await draftForProject(turn, kind);
  const reader = { t: turn.t, personId: turn.actor.id, now: turn.now };
  return { outcome: 'done', visibility: 'private', card: await projectCard(turn.tx, texts, reader) };
}
