export { default as VisitsPage } from './VisitsPage.vue';
export { default as EnterpriseVisitPage } from './EnterpriseVisitPage.vue';
