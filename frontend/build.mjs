// Builds the cards into the integration, each language but English as a file of its own. With --check nothing is
// written: it fails unless what is there is what the sources make, byte for byte, since those files are what people
// install.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const target = fileURLToPath(new URL("../custom_components/training_energy/frontend/", import.meta.url));
const CARDS = "training-energy.js";
// Bytes, gzipped: what a phone loads before it shows anything, together.
const LIMITS = { cards: 60_000, language: 8_000 };

const result = await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: { "training-energy": "src/main.ts" },
  outdir: target,
  bundle: true,
  splitting: true,
  chunkNames: "[name]",
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  // What Home Assistant's own modern frontend is built for.
  target: ["chrome131", "firefox132", "safari18"],
  write: false,
});
const made = new Map(result.outputFiles.map(({ path, contents }) => [basename(path), contents]));
const languages = (await readdir(new URL("src/translations/", import.meta.url))).filter((name) => name !== "en.json");
if (made.size !== languages.length + 1) {
  console.error(`There is more than the cards and their languages: ${[...made.keys()].join(", ")}.`);
  process.exit(1);
}
for (const [name, contents] of made) {
  const size = gzipSync(contents, { level: 9 }).length;
  const limit = name === CARDS ? LIMITS.cards : LIMITS.language;
  console.log(`${name}: ${contents.length} bytes, ${size} gzipped`);
  if (size > limit) {
    console.error(`That is more than ${limit}.`);
    process.exit(1);
  }
}
const there = await readdir(target);
if (!process.argv.includes("--check")) {
  await Promise.all(there.map((name) => rm(target + name)));
  await Promise.all([...made].map(([name, contents]) => writeFile(target + name, contents)));
} else if (!(there.length === made.size && (await Promise.all([...made].map(isThere))).every(Boolean))) {
  console.error("The built files are not what the sources make. Run: npm --prefix frontend run build");
  process.exit(1);
}

async function isThere([name, contents]) {
  return (await readFile(target + name).catch(() => Buffer.alloc(0))).equals(contents);
}
