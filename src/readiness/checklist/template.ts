import { asLocale } from '../../people/space-context.ts';
import type { ReadinessTemplate } from '../../store/generated/client.ts';
import type { Typology } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { type CheckOfList, defaultChecks, type OwnerRole } from './default-checks.ts';

type TemplateRow = Pick<
  ReadinessTemplate,
  | 'organisationId'
  | 'typology'
  | 'code'
  | 'label'
  | 'ownerRole'
  | 'dueDays'
  | 'blocking'
  | 'perishableDays'
  | 'perDate'
  | 'position'
  | 'retired'
>;

/**
 * The list of a site: the default one, over which stands what the space changed, then what its typology, then what its organisation
 * has of its own.
 */
export function checksFor(
  defaults: readonly CheckOfList[],
  rows: readonly TemplateRow[],
  site: { organisationId: string; typology: Typology },
): CheckOfList[] {
  const checks = new Map(defaults.map((check) => [check.code, check]));
  const mine = rows
    .filter(
      ({ organisationId, typology }) =>
        (organisationId === null || organisationId === site.organisationId) &&
        (typology === null || typology === site.typology),
    )
    .toSorted((one, other) => weightOf(one) - weightOf(other));
  for (const row of mine)
    if (row.retired) checks.delete(row.code);
    else checks.set(row.code, asCheck(row));
  return [...checks.values()].toSorted(
    (one, other) => one.position - other.position || one.code.localeCompare(other.code),
  );
}

/** What a site takes of a row: nothing of the row itself. */
function asCheck({
  code,
  label,
  ownerRole,
  dueDays,
  blocking,
  perishableDays,
  perDate,
  position,
}: TemplateRow): CheckOfList {
  return {
    ...{ code, label, dueDays, blocking, perishableDays, perDate, position },
    ownerRole: ownerRole as OwnerRole,
  };
}

function weightOf({ organisationId, typology }: TemplateRow): number {
  return (organisationId ? 2 : 0) + (typology ? 1 : 0);
}

/** Reads the list a site of this organisation and typology begins with. */
export async function readTemplate(
  tx: Transaction,
  spaceId: string,
  site: { organisationId: string; typology: Typology },
): Promise<CheckOfList[]> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { locale: true } });
  const rows = await tx.readinessTemplate.findMany({ where: { spaceId }, orderBy: { id: 'asc' } });
  return checksFor(defaultChecks(asLocale(space.locale)), rows, site);
}
