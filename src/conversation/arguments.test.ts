import { describe, expect, expectTypeOf, it } from 'vitest';
import { choice, date, dateTime, duration, entity, flag, integer, text, url } from './arguments.ts';
import type { ArgumentValues, Resolved, UnderstoodDateTime } from './command.ts';

describe('the argument table of a command', () => {
  it('gives its handler values of the declared types, undefined only where an argument is optional', () => {
    const table = {
      when: dateTime({ position: 1 }),
      duration: duration({ position: 2, optional: true }),
      title: text({ position: 3, rest: true, optional: true, keys: ['titre'] }),
      kind: choice({ steering: ['pilotage'], functional: [] }, { keys: ['type'] }),
      owner: entity<{ id: string }>('person'),
      point: entity<{ id: string }>('meeting', { optional: true }),
      due: date(),
      rank: integer({ optional: true }),
      link: url(),
      remote: flag(),
    };
    type Values = ArgumentValues<typeof table>;
    expectTypeOf<Values['when']>().toEqualTypeOf<UnderstoodDateTime>();
    expectTypeOf<Values['duration']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Values['title']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Values['kind']>().toEqualTypeOf<'steering' | 'functional'>();
    expectTypeOf<Values['owner']>().toEqualTypeOf<Resolved<{ id: string }>>();
    expectTypeOf<Values['point']>().toEqualTypeOf<Resolved<{ id: string }> | undefined>();
    expectTypeOf<Values['due']>().toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf<Values['rank']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Values['link']>().toEqualTypeOf<string>();
    expectTypeOf<Values['remote']>().toEqualTypeOf<boolean>();
    expect(table.title).toMatchObject({ kind: 'text', position: 3, rest: true, optional: true });
  });

  it('refuses a title that is empty or too long, and an address that is not a web address', () => {
    expect(text().schema.safeParse('  ').success).toBe(false);
    expect(text({ max: 3 }).schema.safeParse('abcd').success).toBe(false);
    expect(url().schema.safeParse('javascript:alert(1)').success).toBe(false);
    expect(url().schema.safeParse('https://exemple.fr/visio').success).toBe(true);
  });

  it('takes an absent flag for no', () => {
    expect(flag().schema.parse(undefined)).toBe(false);
  });
});
