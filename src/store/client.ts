import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/**
 * Makes every session of an address run in UTC: Prisma's drivers send timestamps without an offset, and a server set
 * to another zone would shift them.
 * @param url of a PostgreSQL database; other session options in it are kept
 */
export function inUtc(url: string): string {
  const address = new URL(url);
  const options = [address.searchParams.get('options'), '-c TimeZone=UTC'].filter(Boolean).join(' ');
  address.searchParams.delete('options');
  const separator = address.search ? '&' : '?';
  // Spaces as %20: PostgreSQL's own tools do not read + as a space.
  return `${address}${separator}options=${encodeURIComponent(options)}`;
}

/** @returns a Prisma client whose pool opens lazily. */
export function openClient(url: string, connections = 10): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: inUtc(url),
      max: connections,
      connectionTimeoutMillis: 10_000,
    }),
  });
}
