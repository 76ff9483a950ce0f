import type { ManifestOptions } from 'vite-plugin-pwa';

export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: '入企 · 扫码入企',
  short_name: '入企',
  description: '涉企行政执法检查扫码登记：入企前预警，无信号也能登记。',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  // a door code that the phone's own camera reads opens in the installed app, in the window that is there
  handle_links: 'preferred',
  launch_handler: { client_mode: 'navigate-existing' },
  background_color: '#f4f6f8',
  theme_color: '#12406f',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
};
