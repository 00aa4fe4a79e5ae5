/** @param limitMs real milliseconds @throws when `call` has not ended by then; it goes on unheard */
export async function within<Result>(limitMs: number, call: () => Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([Promise.try(call), late]);
  } finally {
    clearTimeout(timer);
  }
}
