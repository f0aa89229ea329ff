import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { site } from "./serve.mjs";

export default defineConfig({
  testMatch: "*.spec.mjs",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  // A loaded machine may miss a five-second wait once; what fails twice is broken, and one retry is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: { baseURL: site, launchOptions },
  webServer: { command: "node serve.mjs", url: site },
});
