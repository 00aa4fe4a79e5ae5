import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux keeps this one in memory: hundreds of databases are made and dropped there without a disk. */
const inMemory = '/dev/shm';
/** Bytes that a run may need at most; containers often leave 64 MB there. */
const needed = 2 * 1024 ** 3;

/** Folders in which a run may have left something, if it was killed. */
export const quickFolders: readonly string[] = [inMemory, tmpdir()].filter((folder) => existsSync(folder));

/** @returns where the files of a test are made quickest: in memory where there is room, else in the temporary folder */
export function quickFolder(): string {
  return quickFolders.find((folder) => folder !== inMemory || hasRoom(folder)) ?? tmpdir();
}

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= needed;
}
