/** Small parts that several pages are made of. */
import type { Block, RichText } from '../conversation/card.ts';
import type { FormField, FormOption } from '../conversation/form.ts';
import type { PageButton, PageCell, PageLinks, PageTable } from '../conversation/page.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';

export const cell = (text: RichText, more: Omit<PageCell, 'text'> = {}): PageCell => ({ text, ...more });

export const text = (said: RichText): Block => ({ kind: 'text', text: said });

export const link = (label: string, path: string): PageLinks => ({
  kind: 'links',
  links: [{ label, path }],
});

/** A table, or the sentence that stands in its place while it has no row. */
export function tableOr(none: string, table: Omit<PageTable, 'kind'>): PageTable | Block {
  return table.rows.length > 0 ? { kind: 'table', ...table } : text(none);
}

/** @param spoken what it does, and to what */
export function button(
  id: string,
  label: string,
  command: string,
  given: Record<string, string>,
  more: Pick<PageButton, 'spoken' | 'asForm' | 'style' | 'confirm'> = {},
): PageButton {
  return { id, label, command, arguments: given, ...more };
}

/** A field under the words the command itself uses for its argument. */
export function field(
  { t }: Pick<DomainTurn, 't'>,
  command: string,
  name: string,
  more: Omit<FormField, 'name' | 'label' | 'required'> & { required?: boolean },
): FormField {
  // @keys command.*.argument.*
  const label = t(`command.${command.replace(' ', '.')}.argument.${name}`);
  return { name, label, required: false, ...more };
}

/** A field of one of a few values, under their own words. */
export function choiceField(
  turn: Pick<DomainTurn, 't'>,
  command: string,
  name: string,
  values: readonly string[],
  more: { value?: string; required?: boolean } = {},
): FormField {
  const options = values.map((value) => ({
    value,
    // @keys command.*.argument.*
    label: turn.t(`command.${command.replace(' ', '.')}.argument.${name}.${value}`),
  }));
  return field(turn, command, name, { kind: 'select', options, ...more });
}

/** @returns people one names most in this committee: those who sit in it, and their substitutes */
export async function peopleOptions({ tx }: DomainTurn, committeeId: string): Promise<FormOption[]> {
  const memberships = await tx.membership.findMany({
    where: { committeeId, state: 'active' },
    include: { person: true, substitute: true },
  });
  const people = memberships
    .flatMap(({ person, substitute }) => (substitute ? [person, substitute] : [person]))
    .filter(({ state }) => state !== 'left');
  return [...new Map(people.map((person) => [person.id, person])).values()]
    .toSorted(compareNames)
    .map((person) => ({ value: `@${person.handle}`, label: fullName(person) }));
}
