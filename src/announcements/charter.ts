import { z } from 'zod';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

const charterSchema = z.object({
  trigger: z.string().optional(),
  /** The most important first. */
  objectives: z.array(z.string()).default([]),
  /** Handle of a person of the space. */
  sponsor: z.string().optional(),
  means: z.string().optional(),
});

/** What the project is for: why now, what it aims at, who carries it and with what (C53, S1-09, S4-05). */
export type Charter = z.infer<typeof charterSchema>;

export async function readCharter(tx: Transaction, spaceId: string): Promise<Charter> {
  const { charter } = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { charter: true } });
  return charterSchema.parse(charter ?? {});
}

export function sponsorOf(tx: Transaction, spaceId: string, { sponsor }: Charter): Promise<Person | null> {
  return sponsor ? tx.person.findFirst({ where: { spaceId, handle: sponsor } }) : Promise.resolve(null);
}

/** @returns its objectives as people type them: one after the other, between semicolons or on lines of their own */
export function objectivesIn(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((one) => one.replace(/^\s*(?:[-•]|\d+[.)])\s*/, '').trim())
    .filter((one) => one !== '');
}
