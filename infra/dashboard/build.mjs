// Builds the dashboard for Maven: installs when the lock file changed, bundles when a source changed.
// Usage: node build.mjs OUTPUT_DIRECTORY
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const LOCK = ["package-lock.json"];
const SOURCES = ["package-lock.json", "index.html", "vite.config.ts", "tsconfig.json", "public", "src"];

const output = process.argv[2];
if (!output) {
  throw new Error("usage: node build.mjs OUTPUT_DIRECTORY");
}
onlyWhenChanged("node_modules", "node_modules/.installed", LOCK, () =>
  run("npm", "ci", "--no-audit", "--no-fund"),
);
onlyWhenChanged("dist", "target/bundled", SOURCES, () => run("npm", "run", "build"));
rmSync(output, { recursive: true, force: true });
cpSync("dist", output, { recursive: true });

/**
 * Does the work unless its result is there and the stamp says that it was made from exactly these inputs.
 * @param {string} result
 * @param {string} stamp
 * @param {string[]} inputs
 * @param {() => void} work
 */
function onlyWhenChanged(result, stamp, inputs, work) {
  const now = fingerprint(inputs);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) {
    return;
  }
  work();
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, now);
}

/** @param {string[]} inputs files and directories */
function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesOf)) {
    hash.update(file).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]} the path itself if it is a file, else all files below it, in a fixed order
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  execFileSync(command, args, { stdio: "inherit" });
}
