import { describe, expect, it } from 'vitest';
import { readUpload } from './read-upload.ts';

/** A form sent in pieces of a kilobyte; `sent` counts those that were taken. */
function sending(kilobytes: number, type = 'multipart/form-data; boundary=x') {
  const counted = { sent: 0 };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (counted.sent === kilobytes) return controller.close();
      counted.sent += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  const request = new Request('http://127.0.0.1/', {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
    duplex: 'half',
  } as RequestInit);
  return { request, counted };
}

describe('a form that carries a file', () => {
  it('is read whole, names with accents included', async () => {
    const form = new FormData();
    form.set('arg.item', 'P1');
    form.set('file', new File(['Été'], 'météo « été ».csv'));
    const read = await readUpload(new Request('http://127.0.0.1/', { method: 'POST', body: form }), 4096);
    expect(read?.get('arg.item')).toBe('P1');
    const file = read?.get('file');
    if (!(file instanceof File)) throw new Error('no file');
    expect([file.name, await file.text()]).toEqual(['météo « été ».csv', 'Été']);
  });

  it('is heard to its end when it is too large, since a browser hears no answer before', async () => {
    const { request, counted } = sending(10);
    expect(await readUpload(request, 4 * 1024)).toBeNull();
    expect(counted.sent).toBe(10);
  });

  it('is left alone when it is larger than anybody sends by mistake', async () => {
    const { request, counted } = sending(1000);
    expect(await readUpload(request, 4 * 1024)).toBeNull();
    expect(counted.sent).toBeLessThan(100);
  });

  it('is nothing when it is cut short or no form', async () => {
    expect(await readUpload(sending(1).request, 4096)).toBeNull();
    expect(await readUpload(sending(1, 'text/plain').request, 4096)).toBeNull();
    expect(await readUpload(new Request('http://127.0.0.1/', { method: 'POST' }), 4096)).toBeNull();
  });
});
