import { createTranslators } from './catalogue.ts';
import { conversationMessages } from './messages.ts';

/** The sentences of this room alone, for pure functions that are given a language and no translator. */
export const words = createTranslators([conversationMessages]);
