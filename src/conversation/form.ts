/** A form is drawn from a command's argument table (Slack modal, Teams dialog, local form). */

export interface FormOption {
  value: string;
  label: string;
}

export interface FormField {
  /** Argument name. */
  name: string;
  label: string;
  /**
   * `hidden` is not shown: its value travels with the form and comes back among the submitted values.
   * `dateTime` and `date` values are ISO (`2026-09-22T14:00`, `2026-09-22`), or what was typed when it was not
   * understood (then `error` says so); `duration` is `2h`, `1h30`, `45min`.
   */
  kind: 'text' | 'longText' | 'dateTime' | 'date' | 'duration' | 'select' | 'integer' | 'url' | 'hidden';
  required: boolean;
  value?: string;
  hint?: string;
  options?: FormOption[];
  /** Longest text, in characters. */
  max?: number;
  /** What is wrong with the value, in the person's language. */
  error?: string;
}

export interface Form {
  /** Full English name of the command that will receive the values. */
  command: string;
  title: string;
  submitLabel: string;
  /** Why it opened: what was understood and what is missing. */
  intro?: string;
  fields: FormField[];
}

/** @returns what its introduction says beyond the errors that stand at its fields, for who sees these; nothing left: undefined. */
export function introBesideFields({ intro, fields }: Form): string | undefined {
  const atFields = new Set(fields.flatMap(({ kind, error }) => (kind === 'hidden' ? [] : (error ?? []))));
  const lines = intro?.split('\n').filter((line) => !atFields.has(line)) ?? [];
  return lines.length > 0 ? lines.join('\n') : undefined;
}
