/** Texts kept sealed in the database: AES-256-GCM (NIST SP 800-38D) under a key derived from COPIL_SECRET. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Seal {
  /** @param context what the text belongs to (`installation:T1`); a sealed text opens in its own context only */
  close(text: string, context: string): Uint8Array<ArrayBuffer>;
  /** @throws SealError when it was altered, belongs elsewhere, or no known secret opens it */
  open(sealed: Uint8Array, context: string): string;
  /** Whether it was sealed with the present secret; otherwise it should be sealed again. */
  isCurrent(sealed: Uint8Array): boolean;
}

export class SealError extends Error {
  override readonly name = 'SealError';
}

const formatVersion = 1;
const idLength = 4;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + idLength + nonceLength + tagLength;

/**
 * @param secret COPIL_SECRET
 * @param previous earlier secrets, still able to open (COPIL_SECRET_PREVIOUS)
 */
export function createSeal(secret: string, previous: readonly string[] = []): Seal {
  const current = keyOf(secret);
  const keys = [current, ...previous.map(keyOf)];
  return {
    close(text, context) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const head = [Buffer.from([formatVersion]), current.id, nonce, cipher.getAuthTag()];
      return Uint8Array.from(Buffer.concat([...head, body]));
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < headLength || bytes[0] !== formatVersion) throw new SealError('not a sealed text');
      const key = keys.find(({ id }) => id.equals(idOf(bytes)));
      if (!key)
        throw new SealError('sealed with another secret: set COPIL_SECRET_PREVIOUS to the earlier one');
      const nonce = bytes.subarray(1 + idLength, 1 + idLength + nonceLength);
      const tag = bytes.subarray(headLength - tagLength, headLength);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.key, nonce)
          .setAAD(Buffer.from(context))
          .setAuthTag(tag);
        return Buffer.concat([decipher.update(bytes.subarray(headLength)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new SealError('altered, or sealed for something else');
      }
    },
    isCurrent: (sealed) => current.id.equals(idOf(Buffer.from(sealed))),
  };
}

function keyOf(secret: string): { id: Buffer; key: Buffer } {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'copil seal', 32 + idLength));
  return { key: derived.subarray(0, 32), id: derived.subarray(32) };
}

const idOf = (bytes: Buffer) => bytes.subarray(1, 1 + idLength);
