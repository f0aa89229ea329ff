// The browser is killed while a deal is typed into: at most the last second is lost. `node kills.mjs 200` does it more often.
import { expect, test } from "@playwright/test";
import { kills } from "./kills.mjs";

test("a kill of the browser loses at most a second of typing", async () => {
  test.setTimeout(240_000);
  for (const { lost } of await kills(12)) expect(lost).toBeLessThanOrEqual(1000);
});
