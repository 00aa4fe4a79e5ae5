import {
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Rejects when the service stops. */
export type Wait = (milliseconds: number) => Promise<void>;

/** What Slack recommends, and what users.list answers within its time. */
export const pageSize = 200;
const mostPages = 1_000;
/** In a row: Slack keeps asking to wait, or cannot be reached. */
const patience = { limited: 20, failed: 4 };

/**
 * Reads a list of Slack page by page (https://docs.slack.dev/apis/web-api/pagination). When Slack asks to wait, nothing
 * is asked until then; what fails in transport is tried again after 2, 4, 8 seconds.
 * @param ask one page; the client must throw at once on 429
 * @throws what `ask` throws in the end
 */
export async function* readPages<Page extends WebAPICallResult>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page>,
  wait: Wait,
): AsyncGenerator<Page> {
  let cursor: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const at = cursor;
    // Between two pages others have their turn, and a service that stops goes no further.
    if (at) await wait(0);
    const page = await patiently(() => ask({ limit: pageSize, ...(at && { cursor: at }) }), wait);
    yield page;
    cursor = page.response_metadata?.next_cursor || undefined;
    if (!cursor || cursor === at) return;
  }
}

async function patiently<Result>(ask: () => Promise<Result>, wait: Wait): Promise<Result> {
  for (let limited = 0, failed = 0; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError && limited++ < patience.limited)
        await wait(Math.max(1, error.retryAfter) * 1000);
      else if (isTransport(error) && ++failed < patience.failed) await wait(2 ** failed * 1000);
      else throw error;
    }
  }
}

function isTransport(error: unknown): boolean {
  return error instanceof WebAPIRequestError || (error instanceof WebAPIHTTPError && error.statusCode >= 500);
}
