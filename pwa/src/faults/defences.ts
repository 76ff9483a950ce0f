/**
 * The defences that fault tests take out of the app, to be seen to fail without them
 * (`cargo xtask faults --without NAME`; docs/FAULTS.md says which faults each of them is for).
 */

declare global {
  /** The defence that this build lacks. What is built for people lacks none: each comparison with it is folded away. */
  const __WITHOUT__: Defence | '';
}

export type Defence =
  /** Only what is this API's JSON counts as an answer: a captive portal's page is no signal. */
  | 'only-our-json'
  /** Event, head and outbox row are kept in one transaction. */
  | 'one-transaction'
  /** A form's id becomes its record's: a second tap seals nothing new. */
  | 'id-from-draft'
  /** Evidence is written with strict durability: on the disk before it is called sealed. */
  | 'strict-durability'
  /** A record stays in the outbox until the server's answer about it is kept. */
  | 'kept-until-answered'
  /** One tab seals, and one pushes, at a time. */
  | 'web-lock'
  /** The head is moved only from where it was read: another tab's event in between is signed on top of. */
  | 'compare-and-set-head'
  /** A database of a later build's schema is opened as it is. */
  | 'newer-schema'
  /** Calls to the server go past the service worker. */
  | 'api-past-worker'
  /** A build is installed whole or not at all. */
  | 'whole-install'
  /** A later build waits until the person asks for it. */
  | 'update-waits'
  /** What the rules would know is left out where they did not load; sealing goes on. */
  | 'seals-without-rules'
  /** Of a long queue, as much is shown as a screen can take. */
  | 'shown-in-part'
  /** Each record says when the server was last heard. */
  | 'heard-told'
  /** The time since the server was heard is counted by the monotonic clock. */
  | 'monotonic-age'
  /** A phone that slept since the server answered is not online, by either clock. */
  | 'both-clocks'
  /** Instants are judged, never the civil time of the phone's zone. */
  | 'instants'
  /** What was written is read back before it is called sealed. */
  | 'read-back'
  /** A database whose handle died is opened again, and the work done again. */
  | 'reopen-database'
  /** Nothing counts as written before its transaction has ended. */
  | 'end-awaited'
  /** The browser is asked never to evict what officers sealed. */
  | 'persistent-storage'
  /** A chain whose key is gone is no enrolment: the phone gets a new one. */
  | 'key-still-there'
  /** Where a browser cannot keep a key as it should, it is kept as JWK, else in memory. */
  | 'key-grades'
  /** A key counts as kept once it was read back and has signed. */
  | 'key-tried'
  /** Who taps before there is a key waits for it. */
  | 'enrolment-awaited'
  /** What the officer says is lost is told to the server, and what waits for it counts. */
  | 'loss-told'
  /** A page of pull is kept only after the page that it follows. */
  | 'page-follows'
  /** A chain that another phone goes on, too, is given up for a new one. */
  | 'fork-given-up'
  /** Every call has an end in time. */
  | 'patience'
  /** A batch that is too large for something on the way is halved. */
  | 'halve-on-413'
  /** A batch that did not get through is halved: on the worst signal a record at a time goes up. */
  | 'halve-on-silence'
  /** Fewer rows are asked for after a page that did not get through. */
  | 'fewer-rows'
  /** The server is not asked again before the time that it said. */
  | 'retry-after'
  /** Where nothing comes back, the phone does not say that it was online, whatever the browser says. */
  | 'silence-noted'
  /** A phone that is sent for another scope's data asks who its officer is now. */
  | 'roles-asked-again'
  /** Pushing needs no session. */
  | 'push-without-session'
  /** Records of all officers of the phone are pushed, whoever is signed in. */
  | 'carry-others'
  /** Signing out is noted on the disk before the page of signing in is shown. */
  | 'departure-noted'
  /** Whoever signed out while their session was renewed stays signed out. */
  | 'departure-stands'
  /** The session's cookie goes along with one question at a time, in all tabs. */
  | 'cookie-in-turn'
  /** A session that was ended without signal is ended on the server while nobody is here, and not later. */
  | 'end-while-gone'
  /** Putting away that was cut off is gone on with at the next opening. */
  | 'cut-off-goes-on'
  /** What an officer leaves is locked and taken away in one transaction. */
  | 'put-away-whole'
  /** What the server has not given its receipt for is not put away. */
  | 'unsent-stays'
  /** A part of a region's file is kept only as what its hash says. */
  | 'part-hash'
  /** A file of which some parts are kept is gone on with. */
  | 'file-goes-on'
  /** What was filled of a file that is of no use is given up with it. */
  | 'file-given-up'
  /** A pack is judged by only under a good signature of the server's. */
  | 'packs-signed'
  /** A pack that was found good is never given up for what comes later. */
  | 'packs-kept';
