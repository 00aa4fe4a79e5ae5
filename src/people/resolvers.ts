import type { EntityResolver } from '../conversation/command.ts';
import type { Committee, Person, Site } from '../store/generated/client.ts';
import { findPerson } from './find-person.ts';
import { foldName, fullName } from './person-name.ts';
import type { DomainTurn } from './turn.ts';

/** At most this many choices in a form. */
const choices = 25;

export const personResolver: EntityResolver<DomainTurn, Person> = {
  async resolve(turn, text) {
    const person = await findPerson(turn.tx, turn.space.id, text, turn.account);
    return person ? { value: person, text: `@${person.handle}` } : null;
  },
  words: (_, person) => fullName(person),
  /** People who sit in a committee: those one names most. */
  async options(turn) {
    const memberships = await turn.tx.membership.findMany({
      where: {
        spaceId: turn.space.id,
        state: 'active',
        person: { state: { not: 'left' } },
        committee: { kind: { in: ['copil', 'cosuiv'] } },
      },
      include: { person: true },
      orderBy: { id: 'asc' },
    });
    const people = new Map(memberships.map(({ person }) => [person.id, person]));
    return [...people.values()].slice(0, choices).map((person) => ({
      value: `@${person.handle}`,
      label: person.jobTitle ? `${fullName(person)} · ${person.jobTitle}` : fullName(person),
    }));
  },
};

export const committeeResolver: EntityResolver<DomainTurn, Committee> = {
  async resolve(turn, text) {
    const wanted = foldName(text);
    const committees = await turn.tx.committee.findMany({
      where: { spaceId: turn.space.id, state: { not: 'closed' } },
    });
    const found =
      committees.find((committee) => foldName(committee.code) === wanted) ??
      committees.find((committee) => foldName(committee.label) === wanted);
    return found ? { value: found, text: found.code } : null;
  },
  words: (_, { label }) => label,
  async options(turn) {
    const committees = await turn.tx.committee.findMany({
      where: { spaceId: turn.space.id, state: { not: 'closed' } },
      orderBy: { code: 'asc' },
      take: choices,
    });
    return committees.map((committee) => ({ value: committee.code, label: committee.label }));
  },
};

export const siteResolver: EntityResolver<DomainTurn, Site> = {
  async resolve(turn, text) {
    const wanted = foldName(text);
    const sites = await turn.tx.site.findMany({ where: { spaceId: turn.space.id } });
    const exact = sites.find((site) => foldName(site.code) === wanted || foldName(site.name) === wanted);
    const close = sites.filter((site) => foldName(site.name).includes(wanted));
    const found = exact ?? (close.length === 1 ? close[0] : undefined);
    return found ? { value: found, text: found.code } : null;
  },
  words: (_, { code, name }) => `${code} · ${name}`,
  async options(turn) {
    const sites = await turn.tx.site.findMany({
      where: { spaceId: turn.space.id },
      orderBy: { code: 'asc' },
      take: choices,
    });
    return sites.map((site) => ({ value: site.code, label: `${site.code} · ${site.name}` }));
  },
};
