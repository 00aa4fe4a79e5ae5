/** A form is drawn from a command's argument table (Slack modal, Teams dialog, local form). */

export interface FormOption {
  value: string;
  label: string;
}

export interface FormField {
  /** Argument name. */
  name: string;
  label: string;
  kind: 'text' | 'longText' | 'dateTime' | 'date' | 'duration' | 'select' | 'integer' | 'url';
  required: boolean;
  value?: string;
  hint?: string;
  options?: FormOption[];
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
