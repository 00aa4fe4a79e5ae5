/** The sheet of a go-live (domain.md 3.4): texts that people write, and facts that are read until it is published. */
import { z } from 'zod';
import type { LessonsThread, Prisma } from '../store/generated/client.ts';

/** What people write, in the order of the sheet. Each line is one thing. */
export const sheetParts = [
  'scope',
  'worked',
  'difficult',
  'again',
  'differently',
  'recommendations',
  'vendor',
  'others',
] as const;
export type SheetPart = (typeof sheetParts)[number];
export type SheetTexts = Record<SheetPart, string>;

const usageSchema = z.object({
  label: z.string(),
  /** Percent. */
  target: z.int().nullable(),
  /** Percent at J+15 and at J+30, as far as they were measured. */
  first: z.number().nullable(),
  second: z.number().nullable(),
});

const factsSchema = z.object({
  site: z.string(),
  town: z.string().nullable(),
  typology: z.string(),
  organisation: z.string(),
  pilot: z.boolean(),
  staff: z.int().nullable(),
  /** Days, ISO; the first date that was told, and the one it was. */
  planned: z.string().nullable(),
  actual: z.string().nullable(),
  usage: z.array(usageSchema),
  contributors: z.array(z.string()),
  /** Something was said without a name. */
  unnamed: z.boolean(),
  approvals: z.array(z.object({ name: z.string(), on: z.string() })),
});
export type SheetFacts = z.infer<typeof factsSchema>;

const afterwardsSchema = z.object({
  applied: z.boolean().optional(),
  referent: z.boolean().optional(),
});
/** What somebody answered at J+90. */
export type Afterwards = z.infer<typeof afterwardsSchema>;

const sheetSchema = z.object({
  texts: z.object(
    Object.fromEntries(sheetParts.map((part) => [part, z.string()])) as Record<SheetPart, z.ZodString>,
  ),
  /** As they were when it was published. */
  facts: factsSchema.optional(),
  /** By person. */
  afterwards: z.record(z.string(), afterwardsSchema).optional(),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** @returns null before the first draft */
export function sheetOf({ sheet }: Pick<LessonsThread, 'sheet'>): Sheet | null {
  return sheet === null ? null : sheetSchema.parse(sheet);
}

/** @returns the sheet as it is stored */
export function stored(sheet: Sheet): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(sheet));
}

/** @returns the things a part says */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s•*-]+/, '').trim())
    .filter(Boolean);
}

/** @returns every word of the texts, for the search */
export function wordsOf({ texts }: Sheet): string {
  return sheetParts
    .map((part) => texts[part])
    .filter(Boolean)
    .join('\n');
}
