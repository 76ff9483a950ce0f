/** These types show a registration to who reads what others registered: the server's shape, the rules' output in its type. */
import type * as W from '@/wire';
import type { Verdict } from './rules';

/** What the server judged, with the rules' output as this app reads it. */
export type Judged<T> = Omit<T, 'verdict'> & { verdict: Verdict | null };

export type RegistrationView = Judged<W.RegistrationView>;
export type RegistrationState = RegistrationView['state'];
export type MatterSeen = RegistrationView['matters'][number];
export type OfficerSeen = RegistrationView['officers'][number];

/** Why the phone's verdict and the server's are not the same, and what else is marked. */
export type Difference = RegistrationView['differs'][number];
