import { choice, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { findOrganisation } from '../../people/find-organisation.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { typologyArgument } from '../../sites/typology.ts';
import type { AnnouncementKind, Typology } from '../../store/generated/enums.ts';
import { toDate } from '../../time.ts';
import { isSiteKind, siteKindWords } from '../kinds.ts';
import { longestBody, longestTitle } from '../texts/longest.ts';
import { unknownIn } from '../texts/placeholders.ts';
import { templateFor, wordsFor } from '../texts/template.ts';
import { textBlocks } from '../texts/text-blocks.ts';
import { unknownPlaceholder } from '../texts/unknown-placeholder.ts';

const kinds = {
  ...siteKindWords,
  correction: ['rectification', 'correctif'],
  launch: ['lancement'],
  progress: ['avancement', 'bulletin'],
};

/** The words announcements begin with, for everybody, one organisation or one kind of site (S1-08, S4-16). */
export const writeTemplate = domainCommand({
  name: 'announcement template',
  alias: 'annonce modèle',
  group: 'announcement',
  act: 'announcement.approveOrganisation',
  grants: ['allowed', 'drafts'],
  arguments: {
    kind: choice(kinds, { position: 1, keys: ['annonce'] }),
    organisation: text({ optional: true, max: 100, keys: ['organisme'] }),
    typology: typologyArgument(),
    title: text({ optional: true, max: longestTitle, keys: ['titre'] }),
    body: longText({ optional: true, max: longestBody, keys: ['texte'] }),
  },

  async run(turn, values): Promise<Reply> {
    const { tx, t, space, spaceT } = turn;
    const organisation = values.organisation ? await findOrganisation(turn, values.organisation) : null;
    if (values.organisation && !organisation) return noOrganisation(turn);
    const kind: AnnouncementKind = values.kind;
    const typology: Typology | null =
      isSiteKind(kind) || kind === 'correction' ? (values.typology ?? null) : null;
    const organisationId = organisation?.id ?? null;
    const place = { spaceId: space.id, organisationId, typology, kind, locale: spaceT.locale };
    const present = await templateFor(tx, { ...place, organisationId: organisationId ?? '' }, spaceT);
    if (values.title === undefined && values.body === undefined) {
      const form = await turn.formFor('announcement template', {
        kind,
        ...(organisation ? { organisation: organisation.code } : {}),
        ...(typology ? { typology } : {}),
        ...present,
      });
      return { outcome: 'form', visibility: 'private', form };
    }
    const written = { title: values.title ?? present.title, body: values.body ?? present.body };
    const unknown = unknownIn(`${written.title}\n${written.body}`, wordsFor(kind));
    if (unknown.length > 0) return unknownPlaceholder(turn, unknown, wordsFor(kind));
    const stored = await tx.announcementTemplate.findFirst({ where: place, orderBy: { id: 'desc' } });
    const data = { ...written, changedById: turn.actor.id, changedAt: toDate(turn.now) };
    const row = stored
      ? await tx.announcementTemplate.update({ where: { id: stored.id }, data })
      : await tx.announcementTemplate.create({ data: { ...place, ...data } });
    await journal(
      turn,
      'announcement.template',
      { type: 'space', id: space.id },
      {
        before: present as unknown as Record<string, string>,
        after: { template: row.id, kind, organisation: organisation?.code ?? null, typology, ...written },
      },
    );
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('announcement.template.saved', { kind: t(`announcement.kind.${kind}`) }),
        blocks: [
          { kind: 'text', text: [{ bold: written.title }] },
          ...textBlocks(written.body),
          { kind: 'notice', tone: 'neutral', text: t('announcement.template.next') },
        ],
      },
    };
  },
});

async function noOrganisation(turn: DomainTurn): Promise<Reply> {
  const all = await turn.tx.organisation.findMany({
    where: { spaceId: turn.space.id, kind: { not: 'vendor' } },
    orderBy: { id: 'asc' },
  });
  const names = all.map(({ code, name }) => `${code} (${name})`).join(', ');
  return sayNo(turn, 'announcement.template.organisation', { names }, 'organisation');
}
