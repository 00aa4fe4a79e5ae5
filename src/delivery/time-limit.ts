import type { ChatPlatform, SendResult } from '../conversation/platform.ts';

/**
 * A platform whose every call ends within a time limit, so that one that hangs keeps nobody waiting. A post or an update
 * that neither answers nor fails, or that throws, may have been accepted: `uncertain`. A look-up throws.
 *
 * @param limitMs real milliseconds for one call
 */
export function withTimeLimit(platform: ChatPlatform, limitMs: number): ChatPlatform {
  const { name, capabilities, cures } = platform;
  const sending = async (call: () => Promise<SendResult>): Promise<SendResult> => {
    try {
      return await within(limitMs, call);
    } catch (error) {
      return { state: 'uncertain', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    name,
    capabilities,
    cures,
    post: (to, message) => sending(() => platform.post(to, message)),
    update: (ref, message) => sending(() => platform.update(ref, message)),
    find: (...asked) => within(limitMs, () => platform.find(...asked)),
  };
}

async function within<Result>(limitMs: number, call: () => Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([Promise.try(call), late]);
  } finally {
    clearTimeout(timer);
  }
}
