import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "..",
  cacheDir: "../.cache/vitest",
  test: {
    include: ["tests/card/**/*.test.ts"],
    // Moments in tests are told in one zone, wherever the machine stands.
    env: { TZ: "UTC" },
    coverage: {
      provider: "v8",
      // What is drawn is tested in a browser, on a real Home Assistant; here what is worked out.
      include: ["frontend/src/**/*.ts"],
      reportsDirectory: ".cache/coverage/cards",
    },
  },
});
