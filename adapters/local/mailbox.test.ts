import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHouse, openLocalHouse } from '../../test/support/local-house.ts';

describe('mail without an SMTP server', () => {
  let house: LocalHouse;
  beforeAll(async () => {
    house = await openLocalHouse();
  });
  afterAll(() => house.end());

  const mail = {
    messageId: '<1@copil.example>',
    to: 'Julie@Example.org',
    subject: 'COPIL n°2',
    text: 'Bonjour\u0000 \ud800',
    html: '<p>Bonjour</p>',
    calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', name: 'copil.ics' },
  };

  it('is kept once, however often it is sent, and read with its calendar', async () => {
    const results = await Promise.all([house.mailbox.send(mail), house.mailbox.send(mail)]);
    expect(results).toEqual([{ state: 'sent' }, { state: 'sent' }]);
    const { body } = await house.get('/local/api/mails?to=julie@example.org');
    expect(body.mails).toEqual([
      {
        to: 'Julie@Example.org',
        subject: 'COPIL n°2',
        text: 'Bonjour \ufffd',
        html: '<p>Bonjour</p>',
        ics: mail.calendar.content,
        at: '2026-09-01T06:30:00Z',
        messageId: '<1@copil.example>',
      },
    ]);
  });

  it('is found by its recipient, and is nobody else’s', async () => {
    expect((await house.get('/local/api/mails?to=bruno@example.org')).body.mails).toEqual([]);
    expect((await house.get('/local/api/mails')).body.mails).toHaveLength(1);
  });

  it('shows its HTML in a frame that may run nothing', async () => {
    const [kept] = await house.mailbox.list();
    const response = await house.app.request(`/local/mails/${kept?.id}/html`, {
      headers: { host: 'localhost:3000' },
    });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-security-policy')).not.toContain('script');
  });
});
