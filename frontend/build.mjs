// Builds the cards into the integration. With --check nothing is written: it fails unless what is there is what the
// sources make, byte for byte, since that file is what people install.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const target = fileURLToPath(
  new URL("../custom_components/training_energy/frontend/training-energy.js", import.meta.url),
);
const LIMIT = 60_000; // bytes, gzipped: what a phone loads before it shows anything

const result = await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: ["src/main.ts"],
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  // What Home Assistant's own modern frontend is built for.
  target: ["chrome131", "firefox132", "safari18"],
  write: false,
});
const [{ contents }] = result.outputFiles;
const size = gzipSync(contents, { level: 9 }).length;
console.log(`training-energy.js: ${contents.length} bytes, ${size} gzipped`);
if (size > LIMIT) {
  console.error(`That is more than ${LIMIT}.`);
  process.exit(1);
}
if (!process.argv.includes("--check")) {
  await writeFile(target, contents);
} else if (!(await readFile(target).catch(() => Buffer.alloc(0))).equals(contents)) {
  console.error("The built file is not what the sources make. Run: npm --prefix frontend run build");
  process.exit(1);
}
