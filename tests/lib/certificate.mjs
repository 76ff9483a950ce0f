/** A certificate for `localhost` with dates of the test's choice, signed by itself (RFC 5280), and its key. */

import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** @returns {{key: string, cert: string, spki: string}} PEM texts, and the key's hash as `--ignore-certificate-errors-spki-list` takes it */
export function certificate({ from, until }) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ type: "spki", format: "der" });
  const ecdsaSha256 = sequence(oid("2a8648ce3d040302"));
  const name = sequence(tag(0x31, sequence(oid("550403"), tag(0x0c, Buffer.from("localhost")))));
  const alternative = sequence(oid("551d11"), tag(0x04, sequence(tag(0x82, Buffer.from("localhost")))));
  const content = sequence(
    tag(0xa0, tag(0x02, Buffer.from([2]))), // version 3
    tag(0x02, Buffer.from([1])), // serial number
    ecdsaSha256,
    name,
    sequence(time(from), time(until)),
    name,
    key,
    tag(0xa3, sequence(alternative)),
  );
  const signature = sign("sha256", content, privateKey);
  const der = sequence(content, ecdsaSha256, tag(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
    spki: createHash("sha256").update(key).digest("base64"),
  };
}

/** Tag, length, value: the distinguished encoding (X.690). */
function tag(number, value) {
  const { length } = value;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([number, ...(length < 0x80 ? [length] : long)]), value]);
}

const sequence = (...parts) => tag(0x30, Buffer.concat(parts));
const oid = (hex) => tag(0x06, Buffer.from(hex, "hex"));
const time = (ms) => tag(0x18, Buffer.from(new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, "")));
