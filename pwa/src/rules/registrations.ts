/** Reads the own organ's registrations as the server told them: each row is its key and the whole of it. */
import type { PulledStore } from '@/db/pulled-store';
import type { Table } from '@/db/table';
import type { RegistrationView } from '@/wire';

export function registrationsIn(store: PulledStore): RegistrationView[] {
  const table = store.table('registration');
  return [...table.rows()].map((row) => registrationAt(table, row));
}

export function registrationIn(store: PulledStore, id: string): RegistrationView | null {
  const table = store.table('registration');
  const row = table.row(id);
  return row === undefined ? null : registrationAt(table, row);
}

function registrationAt(table: Table, row: number): RegistrationView {
  const columns = table.columnsAt(row);
  return table.at<RegistrationView>(row, columns[1] ?? '');
}
