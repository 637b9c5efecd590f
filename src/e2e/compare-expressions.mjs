// Evaluates JSONata expressions with the reference implementation, and compares with what our tests have recorded:
//
//   node src/e2e/compare-expressions.mjs FILE
//
// One JSON in each line of the file: {"expression", "bindings", "result" or "error"}. Needs the package jsonata.
import {createHash, randomUUID} from "node:crypto";
import {createReadStream} from "node:fs";
import {createRequire} from "node:module";
import {createInterface} from "node:readline";
import {isDeepStrictEqual} from "node:util";

// Modules are not looked for in NODE_PATH, but what is required is.
const jsonata = createRequire(import.meta.url)("jsonata");

// These give something else each time.
const RANDOM = /\$(random|uuid|shuffle|now|millis)\b/;
const ALGORITHMS = {MD5: "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"};
const MAX_ITEMS = 1_000_000;
const SHOWN = 10;

function refuse(message) {
  throw new Error(message);
}

function whole(number) {
  return Number.isInteger(number) ? number : refuse(`${number} is not a whole number`);
}

// What Step Functions adds to JSONata, written once more and not after the Java.
const added = {
  partition: ["<xn:a>", (items, size) => {
    if (!Array.isArray(items) || whole(size) < 1) {
      refuse("$partition");
    }
    return Array.from({length: Math.ceil(items.length / size)}, (_, i) => [...items.slice(i * size, (i + 1) * size)]);
  }],
  range: ["<nnn:a>", (from, to, step) => {
    const length = Math.floor((whole(to) - whole(from)) / whole(step)) + 1;
    if (step === 0 || length > MAX_ITEMS) {
      refuse("$range");
    }
    return Array.from({length: Math.max(0, length)}, (_, i) => from + i * step);
  }],
  hash: ["<ss:s>", (data, algorithm) => typeof data === "string" && Object.hasOwn(ALGORITHMS, algorithm)
    ? createHash(ALGORITHMS[algorithm]).update(data, "utf8").digest("hex")
    : refuse("$hash")],
  random: ["<n?:n>", () => Math.random()],
  uuid: ["<:s>", () => randomUUID()],
  parse: ["<s:x>", text => typeof text === "string" ? JSON.parse(text) : refuse("$parse")],
};

// JSON only: neither a function nor a number that JSON does not have may be in it, at any depth.
function checked(value) {
  if (typeof value === "function" || (typeof value === "number" && !Number.isFinite(value)) || value?._jsonata_lambda
      || value?._jsonata_function) {
    refuse("the result is not JSON");
  }
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach(checked);
  }
  return value;
}

async function evaluate(expression, bindings) {
  try {
    const compiled = jsonata(expression);
    for (const [name, [signature, implementation]] of Object.entries(added)) {
      compiled.registerFunction(name, implementation, signature);
    }
    const result = await compiled.evaluate(undefined, {...bindings, eval: undefined});
    return result === undefined
      ? {error: "no result"}
      : {result: JSON.parse(JSON.stringify(checked(result)))};
  } catch (e) {
    return {error: e.message ?? String(e)};
  }
}

function same(ours, theirs) {
  return "error" in ours || "error" in theirs
    ? "error" in ours && "error" in theirs
    : isDeepStrictEqual(ours.result, theirs.result);
}

function short(value) {
  const text = JSON.stringify(value);
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

let compared = 0;
let failed = 0;
let skipped = 0;
let different = 0;
for await (const line of createInterface({input: createReadStream(process.argv[2]), crlfDelay: Infinity})) {
  const {expression, bindings, ...ours} = JSON.parse(line);
  if (RANDOM.test(expression)) {
    skipped++;
    continue;
  }
  const theirs = await evaluate(expression, structuredClone(bindings));
  compared++;
  failed += "error" in theirs ? 1 : 0;
  if (!same(ours, theirs) && ++different <= SHOWN) {
    console.error(`${expression}\n  bindings:  ${short(bindings)}\n  here:      ${short(ours)}\n  reference: ${short(theirs)}`);
  }
}
console.log(`expressions: ${compared} compared, ${failed} of them fail, ${different} differ, ${skipped} skipped as random`);
if (compared === 0) {
  console.error("expressions: nothing was compared");
}
process.exitCode = different > 0 || compared === 0 ? 1 : 0;
