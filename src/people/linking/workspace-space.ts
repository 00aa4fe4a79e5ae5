import type { PlatformName } from '../../conversation/platform.ts';

export interface WorkspaceRef {
  platform: PlatformName;
  /** The platform's id of the workspace. */
  workspace: string;
}

/** What is known of a chat workspace when it is asked which space it serves. */
export interface WorkspaceFacts {
  /** The platform's id of the workspace. */
  workspace: string;
  /** `agla` of agla.slack.com, where the platform has such names. */
  domain: string | null;
  /** Its token is in the environment: the operator vouches for it. */
  byOperator: boolean;
  /** The space it has served so far. */
  boundTo: string | null;
}

export interface KnownSpaces {
  ids: readonly string[];
  /** Domains of the other workspaces that serve a space, or served one: who takes such a domain over is not them. */
  domainsTaken: readonly string[];
  /** Organisations with the workspace their space file names. */
  organisations: readonly { spaceId: string; workspace: string | null }[];
}

/**
 * A workspace serves one space and stays with it; several workspaces may serve the same. It is recognised by an
 * organisation that names its id or its domain; only one that the operator vouches for may serve the instance's only
 * space without being named, so that an installation by strangers shows nobody's committees.
 *
 * @returns the space's id; null when none is known, or more than one is named
 */
export function spaceOfWorkspace(facts: WorkspaceFacts, known: KnownSpaces): string | null {
  if (facts.boundTo !== null && known.ids.includes(facts.boundTo)) return facts.boundTo;
  const domain = known.domainsTaken.some((taken) => isSameDomain(taken, facts.domain)) ? null : facts.domain;
  for (const isNamed of [isIdOf(facts.workspace), isDomainOf(domain)]) {
    const naming = known.organisations.filter(({ workspace }) => workspace !== null && isNamed(workspace));
    const spaces = [...new Set(naming.map(({ spaceId }) => spaceId))];
    if (spaces.length > 0) return spaces.length === 1 ? (spaces[0] ?? null) : null;
  }
  return facts.byOperator && known.ids.length === 1 ? (known.ids[0] ?? null) : null;
}

/** @returns whether a name in a space file is this workspace: its id to the letter, or its domain in any case */
export function isNameOf(workspace: string, domain: string | null): (name: string) => boolean {
  const [isId, isDomain] = [isIdOf(workspace), isDomainOf(domain)];
  return (name) => isId(name) || isDomain(name);
}

const isIdOf = (workspace: string) => (name: string) => name === workspace;

/** Anybody may choose a domain that spells another workspace's id; what could be an id is therefore no domain. */
const isDomainOf = (domain: string | null) => (name: string) =>
  !/^[A-Z][A-Z0-9]+$/.test(name) && isSameDomain(name, domain);

function isSameDomain(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
