import type { Transaction } from './store.ts';

const reads: ReadonlySet<string> = new Set([
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
]);

type Query = (given?: unknown) => PromiseLike<unknown>;

/**
 * The same transaction, in which a question asked twice is answered from the first answer: several messages about one
 * meeting are written from one reading of it. Answers are shared, so nobody may change them.
 *
 * @param transaction stays as it is; raw SQL goes through unremembered, and a write forgets what was read
 * @param except models whose rows change on the way, always read anew
 */
export function readOnce(transaction: Transaction, except: readonly string[] = []): Transaction {
  const answers = new Map<string, Promise<unknown>>();
  const models = new Map<string, object>();
  const remembered = (model: string, table: object): object =>
    new Proxy(table, {
      get(target, method) {
        const query = Reflect.get(target, method);
        if (typeof query !== 'function' || typeof method !== 'string') return query;
        return (given?: unknown) => {
          const ask = () => (query as Query).call(target, given);
          if (!reads.has(method)) {
            answers.clear();
            return ask();
          }
          const key = `${model}.${method} ${JSON.stringify(given, withBigInts)}`;
          const answer = answers.get(key) ?? Promise.resolve(ask());
          answers.set(key, answer);
          return answer;
        };
      },
    });
  return new Proxy(transaction, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      const isModel =
        typeof name === 'string' && !name.startsWith('$') && value !== null && typeof value === 'object';
      if (!isModel || except.includes(name)) return typeof value === 'function' ? value.bind(target) : value;
      const table = models.get(name) ?? remembered(name, value);
      models.set(name, table);
      return table;
    },
  });
}

function withBigInts(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
