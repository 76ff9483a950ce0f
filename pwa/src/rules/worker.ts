/// <reference lib="webworker" />
/** The worker in which the region lives. */
import { loadRules } from './engine';
import { Region } from './region';
import { RegionQuestions } from './region-questions';
import { serve } from './remote-object';

declare const self: DedicatedWorkerGlobalScope;

const region = new Region(loadRules);
// on the way while the data are read from the disk
void region.loadRules().catch(() => undefined);
serve(self, new RegionQuestions(region), region);
