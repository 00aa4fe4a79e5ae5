/** A person, as a space file says it. */
import { z } from 'zod';
import { locales } from '../conversation/language.ts';
import { PersonState, Platform } from '../store/generated/enums.ts';
import {
  code,
  date,
  email,
  entry,
  externalId,
  flag,
  handle,
  line,
  list,
  optional,
  withDefault,
} from './fields.ts';

const accountEntry = entry({
  platform: z.enum(Platform),
  workspace: externalId,
  /** Default for a local account: the handle. */
  id: optional(externalId),
});

const absenceEntry = entry({ from: date, to: date });

export const personEntry = entry({
  handle,
  givenName: line,
  familyName: line,
  title: optional(line),
  workEmail: email,
  jobTitle: optional(line),
  professionCategory: optional(line),
  phone: optional(line),
  /** Default: the space's. */
  locale: optional(z.enum(locales)),
  organisation: optional(code),
  preferredPlatform: optional(z.enum(Platform)),
  state: withDefault(z.enum(PersonState), 'active'),
  administrator: withDefault(flag, false),
  /** Short for one local account named like the handle. */
  workspace: optional(externalId),
  accounts: list(accountEntry),
  absences: list(absenceEntry),
});
