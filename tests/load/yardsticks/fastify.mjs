/** Yardstick: Fastify and better-sqlite3, a bare durable insert a request. No signature, no rule, no scope. */

import Database from "better-sqlite3";
import fastify from "fastify";

const database = new Database(process.argv[2]);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE event (id TEXT PRIMARY KEY, bytes TEXT NOT NULL) STRICT, WITHOUT ROWID");
const insert = database.prepare("INSERT INTO event (id, bytes) VALUES (?, ?)");

const server = fastify();
server.post("/event", (request) => {
  insert.run(request.body.id, request.body.bytes);
  return { id: request.body.id };
});
console.log(await server.listen({ port: 0, host: "127.0.0.1" }));
