/// <reference lib="webworker" />
/** The worker in which the region lives. */
import { openEarly } from './early-opening';
import { loadRules } from './engine';
import { Region } from './region';
import { RegionQuestions } from './region-questions';
import { serve } from './remote-object';

declare const self: DedicatedWorkerGlobalScope;

const region = new Region(loadRules);
// on the way while the data are read from the disk
void region.loadRules().catch(() => undefined);
// what fails is tried again when the page asks for it
const opened = openEarly(region).catch(() => undefined);
serve(self, opened, new RegionQuestions(region), region);
