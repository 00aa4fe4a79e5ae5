import { isIP } from 'node:net';

/**
 * Whether only this computer answers to a name or address.
 * @param host as in HOST or in a URL, where an IPv6 address stands in brackets
 */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIP(host) === 4 && host.startsWith('127.'));
}
