import type { Translator } from '../../conversation/language.ts';
import type { AnnouncementTemplate } from '../../store/generated/client.ts';
import type { AnnouncementKind, Typology } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { isSiteKind } from '../kinds.ts';
import { projectPlaceholders, sitePlaceholders } from './placeholders.ts';

export interface Template {
  title: string;
  body: string;
}

/** Whose words are wanted: an organisation's, for a kind of site, in the language of the space. */
export interface TemplateFor {
  spaceId: string;
  organisationId: string;
  /** Null: the whole project. */
  typology: Typology | null;
  kind: AnnouncementKind;
}

/** @returns the French word of each placeholder a kind may use */
export function wordsFor(kind: AnnouncementKind): Readonly<Record<string, string>> {
  return isSiteKind(kind) || kind === 'correction' ? sitePlaceholders : projectPlaceholders;
}

/**
 * The words an announcement begins with (S1-08, nasty case 5): those of the organisation for this kind of site, else of the
 * organisation, else of the kind of site, else of the space, else copil’s own.
 */
export async function templateFor(tx: Transaction, wanted: TemplateFor, t: Translator): Promise<Template> {
  const written = await tx.announcementTemplate.findMany({
    where: { spaceId: wanted.spaceId, kind: wanted.kind, locale: t.locale },
    orderBy: { id: 'desc' },
  });
  return nearest(written, wanted) ?? ownTemplate(wanted.kind, t);
}

/** @returns the template that fits best; null when none fits */
export function nearest<T extends Pick<AnnouncementTemplate, 'organisationId' | 'typology'>>(
  written: readonly T[],
  { organisationId, typology }: Pick<TemplateFor, 'organisationId' | 'typology'>,
): T | null {
  const fits = written.filter(
    (one) =>
      (one.organisationId === null || one.organisationId === organisationId) &&
      (one.typology === null || one.typology === typology),
  );
  const nearness = (one: T) => Number(one.organisationId !== null) * 2 + Number(one.typology !== null);
  return fits.toSorted((one, other) => nearness(other) - nearness(one))[0] ?? null;
}

/** Copil’s own words, with the placeholders as people write them. */
function ownTemplate(kind: AnnouncementKind, t: Translator): Template {
  const blanks = Object.fromEntries(
    Object.entries(wordsFor(kind)).map(([name, word]) => [name, `{${t.locale === 'fr' ? word : name}}`]),
  );
  return {
    title: t(`announcement.template.${kind}.title`, blanks),
    body: t(`announcement.template.${kind}.body`, blanks),
  };
}
