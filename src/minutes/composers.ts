import type { Composers } from '../delivery/ledger.ts';
import {
  corrected,
  correctionAsked,
  correctionDecided,
  erratumAdded,
  toSettle,
} from './messages-of-corrections.ts';
import { changed, notReleased, toCheck } from './messages-of-release.ts';
import { approved, post, reminder, sent } from './messages-of-sending.ts';
import type { DocumentLinks } from './minutes-buttons.ts';

/** Every message about minutes of a meeting, their versions and approval. @param links addresses of the printed minutes */
export function minutesComposers(links: DocumentLinks): Composers {
  return {
    'minutes.toCheck': toCheck,
    'minutes.changed': changed,
    'minutes.notReleased': notReleased,
    'minutes.sent': sent(links),
    'minutes.post': post,
    'minutes.reminder': reminder(links),
    'minutes.settle': toSettle,
    'minutes.approved': approved(links),
    'minutes.correctionAsked': correctionAsked,
    'minutes.correctionDecided': correctionDecided(links),
    'minutes.corrected': corrected(links),
    'minutes.erratumAdded': erratumAdded(links),
  };
}
