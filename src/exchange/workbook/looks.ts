/** How dates are shown, whatever the computer of the reader. */
export const dateFormat = 'dd/mm/yyyy';
/** A quiet blue behind the headings, as on printed minutes. */
export const headingColour = '#e6eef8';
