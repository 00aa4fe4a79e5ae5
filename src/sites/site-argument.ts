import { entity } from '../conversation/arguments.ts';
import type { Site } from '../store/generated/client.ts';

/** Which site, first of what a command takes: its code or its name. */
export const siteArgument = () => entity<Site>('site', { position: 1, keys: ['établissement', 'service'] });

/** Rights on a site: who directs it or is its referent has them there. */
export const siteOf = ({ site }: { site?: { value: Site } }): string | undefined => site?.value.id;
