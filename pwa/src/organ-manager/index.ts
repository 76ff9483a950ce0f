export { default as DevicesPage } from './DevicesPage.vue';
export { default as SealedFilePage } from './SealedFilePage.vue';
