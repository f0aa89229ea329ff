// Accessibility: what axe can find of the WCAG 2.2 A and AA criteria in the page as it stands.
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "./fixtures.mjs";

const criteria = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Expects no violation; a failure lists each rule with the elements that break it. */
export async function expectAccessible(page) {
  // Legacy mode analyses in the page itself; the other opens a blank page for it, and we use no frames. Where an
  // element stands is worked out for violations alone.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }).withTags(criteria).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((n) => n.target.join(" ")) }));
  expect(found).toEqual([]);
}
