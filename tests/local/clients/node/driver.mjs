// Takes the steps of a scenario with the JS SDK v3: `driver.mjs FOLDER STEPS`, the SDK from the folder, everything else from the environment.
//
// The same forms as tests/local/driver: what a step is, what a line of the transcript is.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages are installed in a folder below the target folder, not beside this file.
const [, , folder, steps] = process.argv;
const from = createRequire(pathToFileURL(`${folder}/`));
const sdk = await import(pathToFileURL(from.resolve("@aws-sdk/client-socialmessaging")));

/** A step's value with `${name}` replaced; an object whose only key is `$text` is a blob of that text. */
function fill(value, names) {
  if (typeof value === "string") {
    return value.replace(/\$\{([^}]*)\}/g, (_, name) => {
      if (!names.has(name)) throw new Unbound(name);
      return names.get(name);
    });
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, names));
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "$text") return new TextEncoder().encode(fill(value.$text, names));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, names)]));
}

class Unbound extends Error {
  constructor(name) {
    super(`nothing is called \`${name}\``);
  }
}

/** What a JSON pointer finds, or nothing. `*` stands for the first entry of a map. */
function point(value, pointer) {
  const step = (value, part) =>
    part === "*" ? Object.values(value ?? {})[0] : value?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  return pointer.split("/").slice(1).reduce(step, value);
}

function bind(wanted, output, names) {
  for (const [name, pointer] of Object.entries(wanted ?? {})) {
    const found = point(output, pointer);
    if (found !== undefined && found !== null) names.set(name, typeof found === "string" ? found : JSON.stringify(found));
  }
}

/** The model's JSON of a value: blobs as base64, times as seconds. */
function say(value) {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(say);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, say(item)]));
}

async function call(client, step, names) {
  const input = fill(step.input, names);
  try {
    const { $metadata, ...output } = await client.send(new sdk[`${step.call}Command`](input));
    const said = say(output);
    bind(step.bind, said, names);
    return { output: said, request: $metadata.requestId ?? null };
  } catch (error) {
    if (!(error instanceof sdk.SocialMessagingServiceException)) return { error: { unanswered: String(error) } };
    return {
      error: {
        code: error.name,
        message: error.message,
        // The SDK has a class of its own for what the model has.
        modelled: error.constructor !== sdk.SocialMessagingServiceException,
        status: error.$metadata.httpStatusCode,
        request: error.$metadata.requestId ?? null,
      },
    };
  }
}

async function control(step, names) {
  const [, method, path] = /^(\S+) (.*)$/.exec(fill(step.control, names));
  const response = await fetch(process.env.AWS_ENDPOINT_URL_SOCIALMESSAGING + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(step.body === undefined ? {} : { body: JSON.stringify(fill(step.body, names)) }),
  });
  const text = await response.text();
  const body = text === "" ? null : JSON.parse(text);
  bind(step.bind, body, names);
  return { status: response.status, body };
}

const client = new sdk.SocialMessagingClient({ maxAttempts: 1 });
const names = new Map();
for (const step of JSON.parse(readFileSync(steps, "utf8"))) {
  let line;
  try {
    line = step.call === undefined ? await control(step, names) : await call(client, step, names);
  } catch (error) {
    if (!(error instanceof Unbound)) throw error;
    line = { refused: error.message };
  }
  process.stdout.write(`${JSON.stringify({ step: step.step, ...line })}\n`);
}
