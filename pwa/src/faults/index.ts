/**
 * What the app does without one of its defences, a hook for each. In what is built for people a hook gives back what it
 * is given, or does nothing: the product reads as the product, and the bundler leaves none of this in it.
 */
export * from './sealing-faults';
export * from './server-faults';
export * from './storage-faults';
export * from './worker-faults';
