/// <reference path="../pb_data/types.d.ts" />
// PocketBase's migration for the yardstick: a collection into which anyone may insert.
migrate((app) => {
  app.save(
    new Collection({
      type: "base",
      name: "events",
      createRule: "",
      fields: [{ name: "bytes", type: "text", max: 10000 }],
    }),
  );
});
