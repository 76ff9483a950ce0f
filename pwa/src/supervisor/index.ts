export { default as AsidePage } from './AsidePage.vue';
export { default as DevicesPage } from './DevicesPage.vue';
export { default as RegistrationsPage } from './RegistrationsPage.vue';
export { default as SealedFilePage } from './SealedFilePage.vue';
