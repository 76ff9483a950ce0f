export { default as SignInPage } from './SignInPage.vue';
export { default as LinkPage } from './LinkPage.vue';
export { default as MePage } from './MePage.vue';
export { default as FeedbackPage } from './FeedbackPage.vue';
export { default as AboutPage } from './AboutPage.vue';
export { default as LockScreen } from './LockScreen.vue';
