import type { ChatPlatform, SendResult } from '../conversation/platform.ts';
import { withTimeLimit } from '../time-limit.ts';

/**
 * A platform whose every call ends within a time limit, so that one that hangs keeps nobody waiting. A post or an update
 * that neither answers nor fails, or that throws, may have been accepted: `uncertain`. A look-up throws.
 *
 * @param limitMs real milliseconds for one call
 */
export function timeLimited(platform: ChatPlatform, limitMs: number): ChatPlatform {
  const { name, capabilities, cures } = platform;
  const sending = async (call: () => Promise<SendResult>): Promise<SendResult> => {
    try {
      return await withTimeLimit(limitMs, call);
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
    find: (...asked) => withTimeLimit(limitMs, () => platform.find(...asked)),
  };
}
