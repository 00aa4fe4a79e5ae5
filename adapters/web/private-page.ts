import { secureHeaders } from 'hono/secure-headers';

/** The address is the key: it is kept out of caches, search engines, referrers and other people’s frames. */
export const privatePage = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ['data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // It would bind the whole domain, which belongs to the operator.
  strictTransportSecurity: false,
});
