import type { EntityResolver } from '../../../conversation/command.ts';
import type { Translator } from '../../../conversation/language.ts';
import { foldName } from '../../../people/person-name.ts';
import type { DomainTurn } from '../../../people/turn.ts';
import type { CalendarConstraint, Organisation, Site } from '../../../store/generated/client.ts';
import { plainDate } from '../../../time.ts';
import { periodWords } from '../day-words.ts';

/** A constraint with whom it weighs on. */
export type ScopedConstraint = CalendarConstraint & { site: Site | null; organisation: Organisation | null };

export const scoped = { site: true, organisation: true } as const;

/** At most this many choices in a form. */
const choices = 25;

/** Constraints by what they are called; a button carries its identity, since two may share a name. */
export const constraintResolver: EntityResolver<DomainTurn, ScopedConstraint> = {
  async resolve(turn, text) {
    const wanted = foldName(text);
    const all = await readScoped(turn);
    const found = all.filter(({ id, label }) => id === text.trim() || foldName(label) === wanted);
    const close = found.length > 0 ? found : all.filter(({ label }) => foldName(label).includes(wanted));
    const [only] = close;
    return only && close.length === 1 ? { value: only, text: only.id } : null;
  },
  words: (turn, constraint) => constraintWords(constraint, turn.t),
  async options(turn) {
    const all = await readScoped(turn);
    return all
      .slice(0, choices)
      .map((one) => ({ value: one.id, label: constraintWords(one, turn.t).slice(0, 75) }));
  },
};

/** @returns those that hold, the earliest first */
export function readScoped({ tx, space }: Pick<DomainTurn, 'tx' | 'space'>): Promise<ScopedConstraint[]> {
  return tx.calendarConstraint.findMany({
    where: { spaceId: space.id, withdrawnAt: null },
    include: scoped,
    orderBy: [{ from: 'asc' }, { to: 'asc' }, { id: 'asc' }],
  });
}

/** @returns « Évaluation HAS : du 3 mai 2027 au 7 mai 2027 » */
export function constraintWords({ label, from, to }: CalendarConstraint, t: Translator): string {
  const period = periodWords({ from: plainDate(from), to: plainDate(to) }, t.locale);
  return t('deployment.calendar.picture.constraint', { label, period });
}

/** @returns whom it weighs on: « S09 · EHPAD Les Camélias », the organisation, or the whole project */
function scopeWords({ site, organisation }: ScopedConstraint, t: Translator): string {
  if (site) return `${site.code} · ${site.name}`;
  return organisation?.name ?? t('deployment.constraint.scope.project');
}

/** @returns « évaluation · ferme · source : planning HAS · à confirmer » */
export function constraintDetail(constraint: ScopedConstraint, t: Translator): string {
  const { kind, hard, source, confirmed } = constraint;
  // @keys deployment.constraint.kind.*
  return [
    t(`deployment.constraint.kind.${kind}`),
    scopeWords(constraint, t),
    t(hard ? 'deployment.constraint.hard' : 'deployment.constraint.soft'),
    ...(source ? [t('deployment.constraint.source', { source })] : []),
    ...(confirmed ? [] : [t('deployment.constraint.toConfirm')]),
  ].join(' · ');
}
