/** What is asked after a go-live, in this order (domain.md 5.5, « REX opening »); `other`: what was said to none of them. */
export const askedQuestions = ['worked', 'difficult', 'differently', 'advice', 'vendor'] as const;
export const questions = [...askedQuestions, 'other'] as const;
export type Question = (typeof questions)[number];

/** What somebody said, by question. */
export type Said = Partial<Record<Question, string>>;
