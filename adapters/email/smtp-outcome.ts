import { oneLine } from '../../src/calendar/plain-text.ts';
import type { MailOutcome } from './transport.ts';

/** What nodemailer tells of a failure. */
export interface SmtpFailure {
  message: string;
  /** Its own code: ECONNECTION, EAUTH, EENVELOPE, EMESSAGE, … */
  code?: string;
  /** Last command: CONN, EHLO, AUTH PLAIN, MAIL FROM, RCPT TO, DATA. */
  command?: string;
  /** Server's reply code, when it replied. */
  responseCode?: number;
  response?: string;
}

/** Greylisting servers accept a second try after a few minutes (RFC 6647 § 2.1). */
const greylistSeconds = 300;

type RefusalReason = Extract<MailOutcome, { state: 'refused' }>['reason'];

/** What permanent replies mean, the first that fits: by enhanced status code (RFC 3463), then by command and reply code. */
const refusals: { reason: RefusalReason; fits: (failure: SmtpFailure, status: string) => boolean }[] = [
  { reason: 'tooLarge', fits: (_, status) => /^5\.(?:2\.3|3\.4)$/.test(status) },
  { reason: 'unreachable', fits: (_, status) => /^5\.2\./.test(status) },
  { reason: 'rejected', fits: (_, status) => /^5\.[3-7]\./.test(status) },
  { reason: 'tooLarge', fits: ({ responseCode }, status) => responseCode === 552 && status === '' },
  { reason: 'unknownRecipient', fits: ({ command }) => command === 'RCPT TO' },
];

/**
 * Judges a failed sending (RFC 5321 § 4.2). A reply settles it: the server has not taken the mail. Without a reply
 * everything depends on whether the whole mail had gone out: then the server may have taken it (§ 4.1.1.4).
 * @param handedOver whether the last byte of the mail was given to the connection.
 */
export function smtpOutcome(failure: SmtpFailure, handedOver: boolean): MailOutcome {
  const reason = oneLine(failure.message).slice(0, 300);
  const { code, responseCode, command } = failure;
  if (!responseCode) return handedOver ? { state: 'uncertain', reason } : { state: 'retry', reason };
  // A wrong account or a session out of step is for the operator to mend: the mail itself was not judged.
  const judged = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  if (responseCode < 500 || responseCode === 503 || code === 'EAUTH' || !judged) {
    const greylisted = responseCode === 450 || responseCode === 451;
    return { state: 'retry', reason, ...(greylisted ? { afterSeconds: greylistSeconds } : {}) };
  }
  const status = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(failure.response ?? '')?.[1] ?? '';
  const refusal = refusals.find(({ fits }) => fits(failure, status));
  return { state: 'refused', reason: refusal?.reason ?? 'rejected', detail: reason };
}
