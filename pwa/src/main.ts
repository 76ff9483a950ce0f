/** Begins the rules' worker, then loads the app: what the phone knows is read from its disk meanwhile. */
import { startRegion } from './rules';

const region = startRegion();
// not awaited here: every other file imports from this one
void import('./start').then(({ start }) => start(region));
