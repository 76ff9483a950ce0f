/** All pages that stand here, in one chunk. */
import type { Component } from 'vue';

export const pages = import.meta.glob<Component>('./*Page.vue', { eager: true, import: 'default' });
