import type { ManifestOptions } from 'vite-plugin-pwa';
import { SHARE_TARGET } from './src/scan/share-target.ts';

/** Of `public/screenshots`, made by `node tests/lib/manifest-screenshots.mjs`. */
const SIZES = { narrow: '720x1480', wide: '1280x800' } as const;

const screenshot = (name: string, label: string, form_factor: keyof typeof SIZES) => ({
  src: `/screenshots/${name}-${form_factor}.webp`,
  sizes: SIZES[form_factor],
  type: 'image/webp',
  label,
  form_factor,
});
const shortcut = (name: string, description: string, url: string) => ({
  name,
  description,
  url,
  icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }],
});

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
  shortcuts: [
    shortcut('扫码', '扫企业门口的码', '/scan'),
    shortcut('查找', '查找企业，入企前核对', '/search'),
    shortcut('待发', '还没有送达的记录', '/unsent'),
  ],
  // a picture of a code, from WeChat or the album: received by the service worker
  share_target: {
    action: SHARE_TARGET.path,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { files: [{ name: SHARE_TARGET.field, accept: ['image/*'] }] },
  },
  // what an officer's phone exports, opened at an office
  file_handlers: [{ action: '/opened-file', accept: { 'application/json': ['.ruqi.json'] } }],
  screenshots: [
    screenshot('today', '今日：待检查的企业，入企前已核对', 'narrow'),
    screenshot('verdict', '核对结果：依据、事实和出路', 'narrow'),
    screenshot('sealed', '已封存：没有信号也能登记', 'narrow'),
    screenshot('today', '今日：待检查的企业，入企前已核对', 'wide'),
    screenshot('verdict', '核对结果：依据、事实和出路', 'wide'),
    screenshot('sealed', '已封存：没有信号也能登记', 'wide'),
  ],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
};
