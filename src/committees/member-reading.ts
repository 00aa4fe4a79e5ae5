/** What a member is given, read from texts that name several things at once. */
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { findOrganisation, organisationCodes } from '../people/find-organisation.ts';
import { membershipRoles } from '../people/roles.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { typologyName } from '../sites/typology.ts';
import { MilestonePhase, Typology } from '../store/generated/enums.ts';
import type { MembershipRole } from './seat-roles.ts';
import { readWordList } from './word-lists.ts';

export interface MemberTexts {
  also?: string;
  typologies?: string;
  phases?: string;
  organisation?: string;
}

export interface MemberReading {
  also?: MembershipRole[];
  typologies?: Typology[];
  phases?: MilestonePhase[];
  organisationId?: string | null;
}

/** Words that take away what was there: « aucune », “none”. */
const nothing = /^(?:aucune?s?|rien|toutes?|tous|none|all|nothing)$/i;

/** @returns what the texts mean; a refusal that names the words that may be used, when one is not understood. */
export async function readMember(
  turn: DomainTurn,
  texts: MemberTexts,
): Promise<{ reading: MemberReading } | { refusal: Reply }> {
  const { t } = turn;
  // @keys people.role.*
  // The chair is named as such, never beside another role.
  const besides = membershipRoles.filter((role) => role !== 'PRES');
  const roles = wordsOf(besides, (role) => t(`people.role.${role}`));
  const typologies = wordsOf(Object.values(Typology), (one) => typologyName(one, t));
  const phases = wordsOf(Object.values(MilestonePhase), (one) => t(`people.milestone.${one}`));
  const reading: MemberReading = {};
  for (const [name, words] of [
    ['also', roles],
    ['typologies', typologies],
    ['phases', phases],
  ] as const) {
    const text = texts[name];
    if (text === undefined) continue;
    const { values, unknown } = nothing.test(text.trim())
      ? { values: [], unknown: [] }
      : readWordList<string>(text, words);
    if (unknown.length > 0)
      return {
        refusal: sayNo(
          turn,
          'committee.member.unknownWord',
          {
            typed: unknown[0] ?? '',
            words: formatList(
              Object.values(words).map(([label]) => label ?? ''),
              turn.locale,
              'disjunction',
            ),
          },
          name,
        ),
      };
    Object.assign(reading, { [name]: values });
  }
  if (texts.organisation === undefined) return { reading };
  if (nothing.test(texts.organisation.trim())) return { reading: { ...reading, organisationId: null } };
  const organisation = await findOrganisation(turn, texts.organisation);
  if (organisation) return { reading: { ...reading, organisationId: organisation.id } };
  const codes = formatList(await organisationCodes(turn), turn.locale, 'disjunction');
  return { refusal: sayNo(turn, 'committee.unknownOrganisation', { codes }, 'organisation') };
}

function wordsOf<V extends string>(
  values: readonly V[],
  labelOf: (value: V) => string,
): Record<V, readonly string[]> {
  return Object.fromEntries(values.map((value) => [value, [labelOf(value)]])) as unknown as Record<
    V,
    readonly string[]
  >;
}
