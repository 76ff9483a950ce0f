export { default as RegistrationsPage } from './RegistrationsPage.vue';
