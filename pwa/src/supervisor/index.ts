export { default as AsidePage } from './AsidePage.vue';
export { default as RegistrationsPage } from './RegistrationsPage.vue';
