/** The cookie that keeps a browser signed in: its token alone, on our pages alone, out of reach of any script. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const name = 'copil_board';
const seconds = 12 * 60 * 60;

/** Path of the pages under the public address, which may itself stand below another server’s path. */
export function rootOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/** Lax: a link pressed in a mail or a chat still finds the session; a form of another site does not. */
function attributesOf(publicUrl: string) {
  return {
    path: `${rootOf(publicUrl)}/board`,
    httpOnly: true,
    secure: new URL(publicUrl).protocol === 'https:',
    sameSite: 'Lax' as const,
  };
}

export function sessionIn(c: Context): string | null {
  return getCookie(c, name) ?? null;
}

export function setSession(c: Context, session: string, publicUrl: string): void {
  setCookie(c, name, session, { ...attributesOf(publicUrl), maxAge: seconds });
}

export function clearSession(c: Context, publicUrl: string): void {
  deleteCookie(c, name, attributesOf(publicUrl));
}
