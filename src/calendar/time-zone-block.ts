import { tzlib_get_ical_block } from 'timezones-ical-library';

/**
 * @param zone IANA name, as Temporal spells it.
 * @returns its VTIMEZONE component under that very name, or null when the library does not know the zone.
 */
export function timeZoneBlock(zone: string): string | null {
  // An offset such as +02:00 is a zone for Temporal, but has no name a calendar could use.
  if (!/^[A-Za-z]/.test(zone)) return null;
  const [block] = [tzlib_get_ical_block(zone)].flat();
  if (!block?.startsWith('BEGIN:VTIMEZONE')) return null;
  // An alias comes back under another name (Indian/Reunion as Asia/Dubai); RFC 5545 § 3.2.19 wants the one that DTSTART uses.
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gmu, `$1:${zone}`);
}
