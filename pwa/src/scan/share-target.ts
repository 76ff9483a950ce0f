/** Where other apps send a picture, by the manifest: a form's POST to an address of the app, which is also a page's. */
export const SHARE_TARGET = { path: '/shared-picture', field: 'picture' } as const;
