import { choice, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { foldName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { hasSeen, lockAnnouncement, seenMark, subjectOf } from '../announcement.ts';
import { factsOfProject } from '../project/facts-of-project.ts';
import { type OrganisationText, pendingTexts, projectKindWords } from '../project/project-announcements.ts';
import { projectCard } from '../project/project-card.ts';
import { longestBody, longestTitle } from '../texts/longest.ts';
import { fill, projectPlaceholders, unknownIn } from '../texts/placeholders.ts';
import { unknownPlaceholder } from '../texts/unknown-placeholder.ts';

/** « Modifier » the text of one organisation before it is posted. */
export const editProject = domainCommand({
  name: 'announce edit',
  alias: 'annoncer modifier',
  group: 'announcement',
  act: 'announcement.approveOrganisation',
  grants: ['allowed', 'drafts'],
  arguments: {
    kind: choice(projectKindWords, { position: 1, keys: ['annonce'] }),
    organisation: text({ position: 2, max: 100, keys: ['organisme'] }),
    title: text({ optional: true, max: longestTitle, keys: ['titre'] }),
    body: longText({ optional: true, max: longestBody, keys: ['texte'] }),
    seen: text({ optional: true, hidden: true, max: 200 }),
  },

  async run(turn, values): Promise<Reply> {
    const { tx, t, space } = turn;
    // As approving does: a text is not changed while it is being posted.
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const texts = await pendingTexts(tx, space.id, values.kind);
    const wanted = foldName(values.organisation);
    const found = texts.find(
      ({ organisation: { code, name } }) => foldName(code) === wanted || foldName(name) === wanted,
    );
    if (!found) return sayNo(turn, 'announcement.project.nothing');
    const announcement = await lockAnnouncement(tx, found.announcement.id);
    if (values.title === undefined && values.body === undefined) return openForm(turn, found);
    if (values.seen !== undefined && !hasSeen(values.seen, announcement))
      return shown(turn, texts, 'warning', t('announcement.edit.changed'));
    const unknown = unknownIn(`${values.title ?? ''}\n${values.body ?? ''}`, projectPlaceholders);
    if (unknown.length > 0) return unknownPlaceholder(turn, unknown, projectPlaceholders);
    const facts = await factsOfProject(tx, found.organisation, turn.now, turn.spaceT);
    const filled = (written: string | undefined, present: string) => {
      const done = written === undefined ? null : fill(written, facts, projectPlaceholders);
      return done && 'text' in done ? done.text : present;
    };
    const next = {
      title: filled(values.title, announcement.title),
      body: filled(values.body, announcement.body),
    };
    await tx.announcement.update({
      where: { id: announcement.id },
      data: { ...next, textVersion: { increment: 1 }, draftedById: turn.actor.id },
    });
    await journal(turn, 'announcement.edited', subjectOf(announcement), {
      before: { title: announcement.title, body: announcement.body },
      after: next,
    });
    for (const one of texts) await turn.ledger.refresh(tx, subjectOf(one.announcement), turn.correlationId);
    const after = await pendingTexts(tx, space.id, values.kind);
    return shown(turn, after, 'success', t('announcement.edit.done'));
  },
});

async function openForm(turn: DomainTurn, { announcement, organisation }: OrganisationText): Promise<Reply> {
  const { kind, title, body } = announcement;
  const seen = seenMark([announcement]);
  const form = await turn.formFor('announce edit', {
    kind,
    organisation: organisation.code,
    title,
    body,
    seen,
  });
  return { outcome: 'form', visibility: 'private', form };
}

async function shown(
  turn: DomainTurn,
  texts: readonly OrganisationText[],
  tone: 'success' | 'warning',
  said: string,
): Promise<Reply> {
  const reader = { t: turn.t, personId: turn.actor.id, now: turn.now };
  return {
    outcome: tone === 'success' ? 'done' : 'invalid',
    visibility: 'private',
    card: await projectCard(turn.tx, texts, reader, { kind: 'notice', tone, text: said }),
  };
}
