/** Roles of domain.md section 2 and 4.5. A person may hold several; the most favourable cell wins. */
export const roles = [
  'ADM',
  'PRES',
  'LF',
  'LT',
  'SEC',
  'MEM',
  'SUP',
  'DIR',
  'REF',
  'COM',
  'QUAL',
  'GT',
  'EXP',
  'STAFF',
  'EXEC',
] as const;
export type Role = (typeof roles)[number];

/** Roles a committee membership may carry; the others follow from the site, the organisation or the meeting. */
export const membershipRoles = [
  'PRES',
  'LF',
  'LT',
  'SEC',
  'MEM',
  'COM',
  'QUAL',
  'GT',
  'EXP',
  'EXEC',
] as const;

export interface RoleFacts {
  administrator: boolean;
  /** Active memberships that count for the matter at hand. */
  memberships: { roles: string[]; voting: boolean }[];
  /** Replaces a member for the meeting at hand. */
  replaces: boolean;
  directsSite: boolean;
  referent: boolean;
  /** Works for the vendor. */
  vendor: boolean;
}

/** @returns every role these facts give; a workspace administrator in Slack or Teams gets nothing from it (4.5). */
export function rolesFrom(facts: RoleFacts): Set<Role> {
  const held = new Set<Role>();
  if (facts.administrator) held.add('ADM');
  for (const membership of facts.memberships) {
    for (const role of membership.roles) if (isRole(role)) held.add(role);
    if (membership.voting) held.add('MEM');
  }
  if (facts.replaces) held.add('SUP');
  if (facts.directsSite) held.add('DIR');
  if (facts.referent) held.add('REF');
  held.add(facts.vendor ? 'EXP' : 'STAFF');
  return held;
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
