import type { MinutesContent } from './content.ts';

/** @returns the words of the minutes without any label, one line each: what the search reads, in no language of ours */
export function searchText(content: MinutesContent): string {
  const lines = [
    content.title,
    content.sections.opening,
    ...content.items.flatMap(({ title, summary, notes, dissent }) => [
      title,
      ...(summary === null ? notes : [summary]),
      ...dissent,
    ]),
    ...content.notes,
    ...content.dissent,
    ...content.decisions.flatMap((one) => [
      `${one.number} ${one.text}`,
      one.rationale,
      one.dissent,
      one.owner,
    ]),
    ...content.actions.flatMap((one) => [`${one.number} ${one.text}`, one.comment, one.owner]),
    ...content.consultations.map((one) => [one.number, one.question, one.decision].filter(Boolean).join(' ')),
    ...content.weather.flatMap(({ site, comment, remedy }) => [site, comment, remedy]),
    ...content.risks.flatMap(({ number, title, comment }) => [`${number} ${title}`, comment]),
    content.sections.closing,
    ...content.amendments.map(({ text }) => text),
  ];
  return lines.filter(Boolean).join('\n');
}
