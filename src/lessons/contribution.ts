import type { Site } from '../store/generated/client.ts';
import type { Said } from './questions.ts';

/** What its author wants of a text that seems to be about a person. */
export type Handling = 'rephrase' | 'keep' | 'director';

export interface Contribution {
  site: Site;
  said: Said;
  unnamed: boolean;
  handling?: Handling;
}
