import type { Translator } from '../../conversation/language.ts';
import { findChannel } from '../../spaces/names.ts';
import type { OrganisationEntry } from '../../spaces/space-file.ts';
import { listed } from './listed.ts';
import { isBrought, type Scope, type SiteInFile } from './scope.ts';

/**
 * Organisations in which nothing is posted « to the whole association » (D29, M14): they declare no channel for news, and the
 * steering committee has none in their workspace (people/news-channels.ts).
 */
export function withoutNews(scope: Scope, sites: readonly SiteInFile[], t: Translator): string[] {
  const { organisations, committees, channels } = scope.file;
  const committee = committees.find(({ kind, state }) => kind === 'copil' && state === 'active');
  if (!committee) return [];
  const references = [
    ...organisations.map(({ newsChannel }) => newsChannel),
    ...[committee.channel, ...committee.mirrorChannels],
  ];
  const reached = new Set(
    references.flatMap((reference) => {
      const index = reference === undefined ? null : findChannel(reference, channels);
      return index === null ? [] : (channels[index]?.workspace ?? []);
    }),
  );
  const comes = (one: OrganisationEntry) =>
    isBrought(scope, 'organisations', one) ||
    sites.some(({ site, comes: how }) => how === 'new' && site.organisation === one.code);
  const without = organisations
    .filter(({ kind, partnership }) => kind !== 'vendor' && partnership !== 'ended')
    .filter(({ newsChannel, workspace }) => !newsChannel && !(workspace && reached.has(workspace)))
    // An organisation without a workspace of its own reads where the committee of the lead sits.
    .filter(({ kind, workspace }) => workspace || kind !== 'lead' || reached.size === 0)
    .filter(comes);
  if (without.length === 0) return [];
  const names = without.map(({ name, code }) => t('exchange.remark.coded', { name, code }));
  return [t('exchange.remark.noNews', { names: listed(names, t), committee: committee.code })];
}
