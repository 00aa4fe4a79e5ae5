/** The colour of a site in words: what is wrong, and who is asked. */
import type { Block, ListItem, Tone } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type PeopleOfSite, peopleOfSite } from '../../deployments/audiences.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { Transaction } from '../../store/store.ts';
import type { Check } from './check.ts';
import type { Colour, Reason } from './colour.ts';
import type { OwnerRole } from './default-checks.ts';
import { holdersIn, ownersOf } from './holders.ts';

export const toneOf: Readonly<Record<Colour, Tone>> = { green: 'success', orange: 'warning', red: 'danger' };

/** Who is who around a site, read once for a whole card. */
export interface Naming {
  of: PeopleOfSite;
  names: Map<string, string>;
}

export async function namingOf(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
  checks: readonly Pick<Check, 'ownerId'>[],
): Promise<Naming> {
  const of = await peopleOfSite(tx, deployment, day);
  const ids = [...Object.values(holdersIn(of)).flat(), ...checks.map(({ ownerId }) => ownerId)];
  return { of, names: await namesById(tx, ids) };
}

/** « Karim Benhaddou », « Maëlle Perrot et Ludovic Samson »; the role where nobody holds it. */
export function ownerNames(
  check: Pick<Check, 'ownerId' | 'ownerRole'>,
  { of, names }: Naming,
  t: Translator,
): string {
  return formatList(ownersByName(check, { of, names }, t), t.locale);
}

function ownersByName(
  check: Pick<Check, 'ownerId' | 'ownerRole'>,
  { of, names }: Naming,
  t: Translator,
): string[] {
  const found = ownersOf(check, of).flatMap((id) => names.get(id) ?? []);
  return found.length > 0 ? found : [t(`people.role.${check.ownerRole}`)];
}

/** One line for each reason, with who is asked. @param more what else is known of it */
export function reasonItems(
  reasons: readonly Reason[],
  checks: readonly Check[],
  naming: Naming,
  t: Translator,
  more: string | null = null,
): ListItem[] {
  return reasons.map(({ code, label, why, colour, roles, dueOn }) => {
    const check = checks.find((one) => one.code === code);
    const [own = '', ...others] = roles;
    const asked = [
      ...ownersByName({ ownerId: check?.ownerId ?? null, ownerRole: own }, naming, t),
      ...others.flatMap((role) => ownersByName({ ownerId: null, ownerRole: role as OwnerRole }, naming, t)),
    ];
    const detail = [
      t(`readiness.why.${why}`, { day: dueOn ? formatDate(dueOn, t.locale, { year: false }) : 'none' }),
      ...(check?.reason ? [check.reason] : []),
      ...(more ? [more] : []),
      formatList([...new Set(asked)], t.locale),
    ];
    return {
      text: [{ bold: code }, ` · ${label}`],
      detail: detail.join(' · '),
      tone: colour === 'red' ? 'danger' : 'warning',
    };
  });
}

/** The colour as a notice. */
export function colourNotice(colour: Colour, count: number, t: Translator): Block {
  return { kind: 'notice', tone: toneOf[colour], text: t(`readiness.colour.${colour}`, { count }) };
}
