import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore } from '../../test/support/test-store.ts';
import { readOnce } from './read-once.ts';
import type { Store } from './store.ts';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const named = (slug: string) => ({ data: { slug, name: slug, projectName: slug } });
const add = (slug: string) => store.db.space.create(named(slug));

it('a question asked twice in one reading has one answer, whatever was committed in between', async () => {
  await store.transaction(async (tx) => {
    const reading = readOnce(tx);
    const before = await reading.space.count();
    await add('once');
    expect(await reading.space.count()).toBe(before);
    expect(await reading.space.count({ where: { slug: 'once' } })).toBe(1);
    expect(await tx.space.count()).toBe(before + 1);
  });
});

it('a write in the same transaction is read at once, and so is what is never remembered', async () => {
  const { id } = await add('written');
  const where = { where: { id } };
  await store.transaction(async (tx) => {
    const reading = readOnce(tx);
    expect((await reading.space.findUniqueOrThrow(where)).name).toBe('written');
    await reading.space.update({ ...where, data: { name: 'written anew' } });
    expect((await reading.space.findUniqueOrThrow(where)).name).toBe('written anew');
    const anew = readOnce(tx, ['space']);
    const count = await anew.space.count();
    await tx.space.create(named('more'));
    expect(await anew.space.count()).toBe(count + 1);
  });
});

it('questions that differ in a date are two questions', async () => {
  await store.transaction(async (tx) => {
    const reading = readOnce(tx);
    const since = (date: string) => reading.space.count({ where: { createdAt: { gte: new Date(date) } } });
    expect(await since('2001-01-01')).toBeGreaterThan(0);
    expect(await since('2101-01-01')).toBe(0);
  });
});
