// Writes readme.png: the Terms tab of the public example, as the README shows it.
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";

const server = await serve();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
await page.goto(site);
await page.locator("figure#terms-cash svg").waitFor();
await page.screenshot({ path: new URL("readme.png", import.meta.url).pathname });
await browser.close();
server.close();
