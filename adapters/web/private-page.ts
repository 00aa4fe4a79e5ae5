import { secureHeaders } from 'hono/secure-headers';

/** @param images where pictures may come from. @returns headers of a page without scripts, which tells nobody its address */
export function privatePages(images: string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: images,
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // It would bind the whole domain, which belongs to the operator.
    strictTransportSecurity: false,
  });
}

/** The address is the key: it is kept out of caches, search engines, referrers and other people’s frames. */
export const privatePage = privatePages(['data:']);
