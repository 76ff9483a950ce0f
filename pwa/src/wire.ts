/**
 * What crosses HTTP, by the names that the app uses. The shapes are the server's (`server/src/wire`), generated
 * through its OpenAPI document; nothing is written here a second time.
 */
import type { components, operations } from '@/generated/api';

type Schemas = components['schemas'];

/** The document calls what may be null optional, but the server always writes it: as null. */
type Whole<T> = T extends (infer U)[]
  ? Whole<U>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> }
    : T;

/** An answer of the server by its name there. Whoever alone asks for it says it so; what several ask for has a name here. */
export type Answer<Name extends keyof Schemas> = Whole<Schemas[Name]>;

export type Words = Schemas['Words'];
export type Problem = Pick<Schemas['Problem'], 'type' | 'status' | 'title' | 'detail'>;
export type SessionResponse = Whole<Schemas['SessionResponse']>;
export type Me = Whole<Schemas['Me']>;

export type ProbeResponse = Whole<Schemas['ProbeResponse']>;
export type EnrolRequest = Schemas['EnrolRequest'];
export type EnrolResponse = Whole<Schemas['EnrolResponse']>;
export type WaitingChain = Whole<Schemas['WaitingChain']>;
export type PushRequest = Schemas['PushRequest'];
export type PushResponse = Whole<Schemas['PushResponse']>;
export type PushResult = Whole<Schemas['PushResult']>;
export type PullResponse = Whole<Schemas['PullResponse']>;
export type Block = Whole<Schemas['Block']>;

export type ExemptionStated = Schemas['ExemptionStated'];
export type RegistrationBody = Schemas['RegistrationBody'];
export type AttendanceBody = Schemas['AttendanceBody'];
export type SameVisitBody = Schemas['SameVisitBody'];
export type AmendmentBody = Schemas['AmendmentBody'];
export type WithdrawalBody = Schemas['WithdrawalBody'];
export type OutcomeBody = Schemas['OutcomeBody'];
export type ExplanationBody = Schemas['ExplanationBody'];

type Sealed = Schemas['SealedRecord'];
export type RecordType = Sealed['type'];

/** The envelope leaves its body open: what remains here is what the type says of it. */
type BodyOf<Body> = { [Field in keyof Body as string extends Field ? never : Field]: Body[Field] };

/** What each type of a phone's records carries. */
export type RecordBodies = {
  [Type in RecordType]: BodyOf<Extract<Sealed, { type: Type }>['body']>;
};

/** What a record says, without the envelope around it: a type, and the body that goes with it. */
export type Statement<Type extends RecordType = RecordType> = {
  [T in Type]: { type: T; body: RecordBodies[T] };
}[Type];

/** The payload of a phone's sealed record: to ask its type is to know its body. */
export type SealedRecord = Omit<Sealed, 'type' | 'body'> & Statement;

/** What the server is asked for a list's page with. */
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;
export type DeviceState = NonNullable<Query<'get_devices'>['state']>;

export type RegistrationView = Whole<Schemas['RegistrationView']>;
export type RegistrationList = Whole<Schemas['RegistrationList']>;
export type EnterpriseVisits = Whole<Schemas['EnterpriseVisits']>;
