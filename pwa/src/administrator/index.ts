export { default as UnknownCodesPage } from './UnknownCodesPage.vue';
export { default as DoorCodesPage } from './DoorCodesPage.vue';
export { default as MergePage } from './MergePage.vue';
