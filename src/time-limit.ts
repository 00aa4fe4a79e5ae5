/**
 * Ends waiting for a call that takes too long; the call itself goes on unheard.
 *
 * @param limitMs real milliseconds
 * @throws Error when `call` has not ended by then, and whatever it throws
 */
export async function withTimeLimit<Result>(limitMs: number, call: () => Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([Promise.try(call), late]);
  } finally {
    clearTimeout(timer);
  }
}
