/// <reference lib="webworker" />
/** The worker in which the region lives. */
import { Ask } from './ask';
import { loadRules } from './engine';
import { Region } from './region';
import { serve } from './remote';

declare const self: DedicatedWorkerGlobalScope;

const region = new Region(loadRules);
// on the way while the data are read from the disk
void region.loadRules().catch(() => undefined);
serve(self, new Ask(region), region);
