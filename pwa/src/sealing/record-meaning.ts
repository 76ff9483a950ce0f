/** What is asked of each type of sealed record on the phone, until the server tells it back. */
import type { RecordView, VersionView } from '@/ports';
import type { FactChange } from '@/rules/visit-facts';
import type { RecordBodies, RecordType, RegistrationBody } from '@/wire';

/** What a record says of the visit that it is about: all of it or, of the types that speak of another's, a part. */
export type Stated = { [Field in keyof RegistrationBody]?: RegistrationBody[Field] | null };

/** When a record was sealed and by whom, with what its view asks the phone for. */
export interface Sealing extends Pick<VersionView, 'at' | 'by' | 'unsent'> {
  matterNames: (ids: string[]) => Promise<string[]>;
}

export interface RecordMeaning<Type extends RecordType> {
  /** What it says in the fields of a registration. */
  stated: (body: RecordBodies[Type]) => Stated;
  /** The facts that it changes for the rules, by the visit's id. */
  changes: (body: RecordBodies[Type]) => [string, FactChange][];
  /** How a registration that it is about is shown then. */
  shown: (
    record: RecordView,
    body: RecordBodies[Type],
    sealing: Sealing,
  ) => RecordView | Promise<RecordView>;
}
