/** Reads and checks the bodies of requests. */
import type { Context } from 'hono';
import { z } from 'zod';
import { DeliveryState } from '../../src/store/generated/enums.ts';
import { LocalRefusal } from './errors.ts';
import { storable } from './storable.ts';

/** Bytes of a request; an imported space may be long. */
export const bodyLimits = { act: 64 * 1024, import: 8 * 1024 * 1024 } as const;

const text = z.string();
const event = z.string().min(1).max(200).optional();
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Values of a form as text; an absent value is left out. */
const textValues = values.transform((given) =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  ),
);

export const sayingSchema = z.object({
  as: text.min(1),
  in: text.min(1),
  text: text.refine((value) => value.trim() !== ''),
  thread: text.optional(),
  event,
});
export const pressingSchema = z.object({
  as: text.min(1),
  message: text.min(1),
  button: text.min(1),
  values: textValues.optional(),
  event,
});
export const submittingSchema = z.object({
  as: text.min(1),
  form: text.min(1),
  values: textValues.default({}),
  event,
});
export const clockSchema = z.union([z.object({ to: text.min(1) }), z.object({ advance: text.min(1) })]);

export const ledgerSchema = z.object({
  rule: text.optional(),
  state: z.enum(DeliveryState).optional(),
  to: text.optional(),
});

/** @returns the body as JSON; throws `badJson` or `tooLarge`. */
export async function jsonBody(context: Context, limitBytes: number): Promise<unknown> {
  const declared = Number(context.req.header('content-length') ?? 0);
  if (declared > limitBytes) throw new LocalRefusal('tooLarge', { limit: limitBytes });
  const body = await context.req.text();
  if (Buffer.byteLength(body) > limitBytes) throw new LocalRefusal('tooLarge', { limit: limitBytes });
  try {
    return storable(JSON.parse(body));
  } catch {
    throw new LocalRefusal('badJson');
  }
}

/** Throws `badRequest` with the names of the fields that are missing or wrong. */
export function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join('.') || '{}'))];
  throw new LocalRefusal('badRequest', { fields: fields.join(', ') });
}
