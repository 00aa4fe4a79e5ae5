/** Organisations, their sites and what weighs on the calendar, as a space file says them. */
import Holidays from 'date-holidays';
import { z } from 'zod';
import {
  ConstraintKind,
  DeploymentKind,
  OrganisationKind,
  PartnershipState,
  Typology,
} from '../store/generated/enums.ts';
import {
  code,
  date,
  entry,
  externalId,
  finess,
  flag,
  handle,
  hour,
  line,
  list,
  optional,
  timeZone,
  whole,
  withDefault,
} from './fields.ts';

const calendars = new Holidays();

/** ISO 3166 country whose public holidays count, with its region when it has holidays of its own: FR, FR-57, MQ. */
const holidays = z.string().refine(
  (value) => {
    const [country = '', region] = value.split('-');
    if (!Object.hasOwn(calendars.getCountries(), country)) return false;
    return region === undefined || Object.hasOwn(calendars.getStates(country) ?? {}, region);
  },
  { params: { key: 'space.problem.holidays' } },
);

export const organisationEntry = entry({
  code,
  name: line,
  kind: z.enum(OrganisationKind),
  town: optional(line),
  /** Default: the space's. */
  timeZone: optional(timeZone),
  holidays: withDefault(holidays, 'FR'),
  executiveBodyLabel: optional(line),
  opensAt: withDefault(hour, '08:00'),
  closesAt: withDefault(hour, '19:00'),
  maturity: optional(whole(0, 4)),
  workspace: optional(externalId),
  partnership: withDefault(z.enum(PartnershipState), 'signed'),
  agreementSignedOn: optional(date),
  agreementEndsOn: optional(date),
  /** Where its people read its news; default: the home of its committee. */
  newsChannel: optional(line),
});

export const siteEntry = entry({
  code,
  name: line,
  town: optional(line),
  typology: z.enum(Typology),
  finess: optional(finess),
  staffCount: optional(whole(0, 100_000)),
  organisation: code,
  director: optional(handle),
  channel: optional(line),
  pilot: withDefault(flag, false),
  goLive: optional(date),
  phone: optional(line),
  /** Local starts of its shifts, the earliest first; none: the default hour. */
  shifts: list(hour).transform((starts) => starts.toSorted()),
  kind: withDefault(z.enum(DeploymentKind), 'firstInstallation'),
  /** Who trains; without names an organisation is one team. */
  trainers: list(line),
  supportPhone: optional(line),
  vendorContact: optional(handle),
  /** What it is for, in the site's own words. */
  objectives: optional(line),
});

export const constraintEntry = entry({
  kind: z.enum(ConstraintKind),
  label: line,
  from: date,
  /** Default: one day. */
  to: optional(date),
  hard: withDefault(flag, true),
  source: optional(line),
  /** False while the dates are to be checked. */
  confirmed: withDefault(flag, true),
  organisation: optional(code),
  site: optional(code),
});
