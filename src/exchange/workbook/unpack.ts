import { unzipSync, zipSync } from 'fflate';

/** What a workbook may weigh once opened; 600 sites and their staff take a third of it. */
export const maxMegabytes = 30;

/**
 * A few hundred kilobytes may unpack into gigabytes, and a service that reads them answers nobody. Sizes are judged as the archive
 * states them, and no part is unpacked beyond what it states.
 *
 * @returns the same archive with its parts unpacked, for a reader that would trust it
 * @throws Error when it is no archive
 */
export function unpack(content: Uint8Array): Uint8Array | 'tooHeavy' {
  let bytes = 0;
  unzipSync(content, {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      return false;
    },
  });
  if (bytes > maxMegabytes * 1_000_000) return 'tooHeavy';
  return zipSync(unzipSync(content), { level: 0 });
}
