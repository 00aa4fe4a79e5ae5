import { closest, distance } from 'fastest-levenshtein';
import { type Path, type Problem, pathText, problem } from './problem.ts';
import type { ChannelEntry, SpaceFile } from './space-file.ts';

/** What the parts of a file may refer to. */
export interface Names {
  organisations: ReadonlySet<string>;
  people: ReadonlySet<string>;
  committees: ReadonlySet<string>;
  sites: ReadonlySet<string>;
  workspaces: ReadonlySet<string>;
  channels: readonly ChannelEntry[];
  decisions: ReadonlySet<string>;
  /** `COPIL-3`. */
  meetings: ReadonlySet<string>;
}

export function namesOf(file: SpaceFile): Names {
  return {
    organisations: new Set(file.organisations.map(({ code }) => code)),
    people: new Set(file.people.map(({ handle }) => handle)),
    committees: new Set(file.committees.map(({ code }) => code)),
    sites: new Set(file.sites.map(({ code }) => code)),
    workspaces: new Set(file.organisations.flatMap(({ workspace }) => workspace ?? [])),
    channels: file.channels,
    decisions: new Set(file.history.decisions.map(({ number }) => number)),
    meetings: new Set(file.history.meetings.map(({ committee, number }) => `${committee}-${number}`)),
  };
}

/** @returns a problem when something is referred to that the file does not have; the nearest name is offered. */
export function unknown(
  path: Path,
  key: string,
  value: string | undefined,
  names: ReadonlySet<string>,
): Problem[] {
  if (value === undefined || names.has(value)) return [];
  const near = names.size > 0 ? closest(value, [...names]) : '';
  const offered = near && distance(value, near) <= 3 ? near : 'none';
  return [problem(path, key, value, { near: offered })];
}

/** @param reference `copil-dui` when one channel is called so, else `agla/copil-dui` @returns its index */
export function findChannel(reference: string, channels: readonly ChannelEntry[]): number | null {
  const matches = [...channels.keys()].filter((index) => {
    const channel = channels[index];
    return channel?.name === reference || `${channel?.workspace}/${channel?.name}` === reference;
  });
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

export function unknownChannel(path: Path, reference: string | undefined, names: Names): Problem[] {
  if (reference === undefined || findChannel(reference, names.channels) !== null) return [];
  const several = names.channels.filter(({ name }) => name === reference);
  if (several.length > 1) {
    const choices = several.map(({ workspace, name }) => `${workspace}/${name}`).join(', ');
    return [problem(path, 'space.problem.ambiguousChannel', reference, { choices })];
  }
  const known = new Set(names.channels.flatMap(({ workspace, name }) => [name, `${workspace}/${name}`]));
  return unknown(path, 'space.problem.unknownChannel', reference, known);
}

/** @returns a problem for each value that an earlier one repeats, capitals set aside. */
export function repeated(values: readonly { path: Path; value: string | undefined }[]): Problem[] {
  const first = new Map<string, Path>();
  return values.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    const earlier = first.get(value.toLowerCase());
    if (!earlier) first.set(value.toLowerCase(), path);
    return earlier ? [problem(path, 'space.problem.repeated', value, { first: pathText(earlier) })] : [];
  });
}

/** @returns a problem when `to` lies before `from`; both are dates or wall times of the same kind. */
export function disordered(path: Path, from: string | undefined, to: string | undefined): Problem[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [problem(path, 'space.problem.order', to, { from })];
}
