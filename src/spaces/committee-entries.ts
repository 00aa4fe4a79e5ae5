/** Channels and committees with their members, as a space file says them. */
import { z } from 'zod';
import { medicationCircuit, templates } from '../committees/composition-templates.ts';
import { membershipRoles } from '../people/roles.ts';
import {
  CommitteeKind,
  CommitteeState,
  MembershipState,
  MilestonePhase,
  Platform,
  ProjectPhase,
  Typology,
} from '../store/generated/enums.ts';
import {
  channelName,
  code,
  committeeCode,
  date,
  days,
  entry,
  externalId,
  flag,
  handle,
  line,
  list,
  optional,
  paragraph,
  timeZone,
  webAddress,
  whole,
  withDefault,
} from './fields.ts';

export const channelEntry = entry({
  workspace: externalId,
  name: channelName,
  platform: withDefault(z.enum(Platform), 'local'),
  /** The platform's own id; default for a local channel: its name. */
  id: optional(externalId),
  topic: optional(line),
});

/** Days between two meetings: one number for every project phase, or one for each. */
const cadence = z
  .union([days, byPhase(ProjectPhase, days)])
  .transform((read) =>
    typeof read === 'number'
      ? Object.fromEntries(Object.keys(ProjectPhase).map((phase) => [phase, read]))
      : read,
  );

/** Standing orders; what is left out follows the committee's kind (committees/committee-rules.ts). */
const rulesEntry = entry({
  quorum: optional(z.enum(['half', 'third', 'quarter', 'none'])),
  proxy: optional(flag),
  castingVote: optional(flag),
  tacitDays: optional(whole(1, 90)),
  noticeDays: optional(whole(0, 60)),
  secondCallDays: optional(whole(0, 60)),
  sponsorRequired: optional(flag),
  substituteCasts: optional(flag),
  leadAfterDays: optional(whole(1, 90)),
  chairAfterDays: optional(whole(1, 120)),
  reportDays: optional(whole(14, 365)),
});

const memberEntry = entry({
  person: handle,
  roles: z
    .array(z.enum(membershipRoles))
    .refine((roles) => roles.length > 0 && new Set(roles).size === roles.length, {
      params: { key: 'space.problem.roles' },
    }),
  function: optional(line),
  /** Default: whoever has the role PRES or MEM votes. */
  voting: optional(flag),
  /** Default: the chair. */
  sponsor: optional(flag),
  represents: optional(
    entry({ typologies: optional(z.array(z.enum(Typology))), organisation: optional(code) }),
  ),
  substitute: optional(handle),
  phases: list(z.enum(MilestonePhase)),
  from: optional(date),
  to: optional(date),
  state: withDefault(z.enum(MembershipState), 'active'),
});

export const committeeEntry = entry({
  code: committeeCode,
  kind: z.enum(CommitteeKind),
  label: line,
  state: withDefault(z.enum(CommitteeState), 'active'),
  organisation: code,
  /** Default: the space's. */
  timeZone: optional(timeZone),
  duties: optional(paragraph),
  /** What its composition is compared with; the association's by default (C02). */
  template: optional(z.enum(templates)),
  /** Functions being computerised: `medicationCircuit` asks for the head of the pharmacy (S2-08). */
  computerises: list(z.enum([medicationCircuit])),
  cadenceDays: withDefault(cadence, {}),
  rules: withDefault(rulesEntry, rulesEntry.parse({})),
  place: optional(line),
  videoLink: optional(webAddress),
  channel: optional(line),
  mirrorChannels: list(line),
  members: list(memberEntry),
  leads: withDefault(byPhase(MilestonePhase, z.enum(['LF', 'LT'])), {}),
});

/** An object with one optional field for each phase. */
function byPhase<Phase extends string, T extends z.ZodType>(phases: Record<Phase, Phase>, value: T) {
  const shape = Object.fromEntries(Object.keys(phases).map((phase) => [phase, optional(value)]));
  return entry(shape).transform((read) => {
    const known = Object.entries(read).filter(([, item]) => item !== undefined);
    return Object.fromEntries(known) as Partial<Record<Phase, z.output<T>>>;
  });
}
