import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { fewFiles } from './few-files.ts';
import { manifest } from './manifest.ts';
import { manualSections } from './manual-sections.ts';
import { vantSingly } from './vant-resolver.ts';
import { wholeBuild } from './whole-build.ts';

/** The defence that fault tests take out (src/faults). What is built for people has them all, whatever is set. */
const { npm_lifecycle_event: script, RUQI_WITHOUT } = process.env;
const WITHOUT = script === 'build' ? '' : (RUQI_WITHOUT ?? '');

export default defineConfig({
  define: { __WITHOUT__: JSON.stringify(WITHOUT) },
  plugins: [
    vue(),
    manualSections(),
    fewFiles(),
    // dirs is empty on purpose: our own components are imported by name, only Vant's are resolved
    Components({ dirs: [], resolvers: [vantSingly()], dts: 'components.d.ts' }),
    WITHOUT === '' && wholeBuild(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest}'],
        // the manuals' pictures need signal, their text does not
        globIgnores: ['assets/*-{zh,en}-*.png'],
        // the reader's wasm is 1 MB before compression; anything above this is a mistake in the build
        maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  build: {
    // phones of 2021: module workers, top-level await and BigInt are there
    target: ['chrome89', 'safari15', 'firefox114'],
    assetsInlineLimit: 0, // a strict CSP allows no data: fonts or scripts
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/c/': 'http://localhost:8080' } },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.ts'],
    server: { deps: { inline: ['vant'] } },
    // a limit on what hangs, not on what is slow: other work on the machine makes no test fail
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
