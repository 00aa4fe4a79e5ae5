/** A form that carries a file, read within a limit. */

/** Beyond this many times the limit nobody waits for the end of what is sent. */
const patience = 20;

/**
 * A browser hears no answer before it has sent everything: what is too large is read to its end all the same, and kept by
 * nobody.
 *
 * @param most bytes of the whole form
 * @returns null when it is longer, or no form
 */
export async function readUpload(request: Request, most: number): Promise<FormData | null> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) return null;
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.length;
    if (size > most * patience) break;
    if (size > most) parts = [];
    else parts.push(part);
  }
  if (size > most) return null;
  try {
    return await new Response(new Blob(parts), { headers: { 'Content-Type': type } }).formData();
  } catch {
    // Cut short, or written by no browser.
    return null;
  }
}
