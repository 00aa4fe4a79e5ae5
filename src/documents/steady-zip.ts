const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** Where the time stands in an entry of the directory, and in the head of a file; four bytes, time then date. */
const timeInEntry = 12;
const timeInHead = 10;
const endLength = 22;

/** 1 January 1980, midnight: the first moment a zip file can name. */
const firstMoment = 0x00210000;

/**
 * Sets every file’s time in a zip to one moment, so that the same content gives the same bytes (APPNOTE.TXT 4.3, 4.4.6).
 *
 * @param zip without a comment at its end and without ZIP64, as the library of our DOCX files writes it
 * @throws RangeError when it is no such file
 */
export function steadyZip(zip: Buffer): Buffer {
  const steady = Buffer.from(zip);
  const end = steady.length - endLength;
  if (end < 0 || steady.readUInt32LE(end) !== endOfDirectory) throw new RangeError('not a plain zip file');
  let at = steady.readUInt32LE(end + 16);
  for (let left = steady.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (steady.readUInt32LE(at) !== directoryEntry) throw new RangeError('a zip directory that breaks off');
    steady.writeUInt32LE(firstMoment, at + timeInEntry);
    steady.writeUInt32LE(firstMoment, steady.readUInt32LE(at + 42) + timeInHead);
    const lengths = [28, 30, 32].map((offset) => steady.readUInt16LE(at + offset));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return steady;
}
