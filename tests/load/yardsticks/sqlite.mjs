/** Yardstick: SQLite in this process, 100 rows a durable transaction, ids in order. Prints rows a second. */

import Database from "better-sqlite3";

const BATCHES = 500;
const database = new Database(process.argv[2]);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE event (id BLOB PRIMARY KEY, bytes TEXT NOT NULL) STRICT, WITHOUT ROWID");
const insert = database.prepare("INSERT INTO event (id, bytes) VALUES (?, ?)");
const text = "x".repeat(Number(process.argv[3]));
const id = Buffer.alloc(16);

const batch = database.transaction((number) => {
  for (let row = 0; row < 100; row++) {
    id.writeUInt32BE(number * 100 + row, 0);
    insert.run(id, text);
  }
});
const begin = performance.now();
for (let number = 0; number < BATCHES; number++) batch(number);
console.log((BATCHES * 100) / ((performance.now() - begin) / 1000));
