// The toy licence (TOY.md) in Squiggle: prints milliseconds for its paths, for a million of them, and both means.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const PATHS = 20_000;
const require = createRequire(`${pathToFileURL(process.argv[2]).href}/`);
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")).href);

const START = Date.UTC(2026, 0, 1);
const years = (day) => (day - START) / 86_400_000 / 365;
const month = (n) => Date.UTC(2026, n, 1);
const quarters = Array.from({ length: 40 }, (_, at) => years(month(39 + 3 * at) - 86_400_000));
const worth = (rate, t) => (1 + rate) ** -t;
const stage = Array.from({ length: 24 }, (_, n) => worth(0.1, years(month(n + 1)))).reduce((a, b) => a + b) / 24;
const list = (numbers) => `[${numbers.join(", ")}]`;
const uptake = quarters.map((_, at) => [0.2, 0.5][Math.floor(at / 4)] / 4 || 0.25);

// Royalty of a quarter: the tiers' of the year to date less that of the quarters before.
const code = `
uptake = ${list(uptake)}
toLicensor = ${list(quarters.map((t) => worth(0.12, t)))}
toLicensee = ${list(quarters.map((t) => worth(0.1, t)))}
approvalLicensor = ${worth(0.12, years(month(36)))}
approvalLicensee = ${worth(0.1, years(month(36)))}
tiered(x) = 0.1 * min([x, 300]) + 0.15 * max([x - 300, 0])
royalty(peak, at) = {
  first = at - mod(at, 4)
  before = (at - first) * peak * uptake[at]
  tiered(before + peak * uptake[at]) - tiered(before)
}
places = List.upTo(0, 39)
sum(xs) = List.reduce(xs, 0, {|a, b| a + b})
sell(peak) = {
  royalties = List.map(places, {|at| royalty(peak, at)})
  licensor = sum(List.map(places, {|at| royalties[at] * toLicensor[at]}))
  paid = sum(List.map(places, {|at| royalties[at] * toLicensee[at]}))
  net = sum(List.map(places, {|at| peak * uptake[at] * toLicensee[at]}))
  [licensor, paid, net]
}
z90 = 1.2815515655446004
sd = log(4.5) / (2 * z90)
peak = SampleSet.fromDist(Sym.lognormal(log(200) + z90 * sd, sd))
cogs = SampleSet.fromDist(Sym.uniform(0.1, 0.2))
cost = SampleSet.fromDist(30 + 60 * Sym.beta(1 + 80 / 60, 5 - 80 / 60))
passed = SampleSet.fromDist(Sym.uniform(0, 1))
approved = SampleSet.fromDist(Sym.uniform(0, 1))
won = SampleSet.map2(passed, approved, {|a, b| a < 0.6 && b < 0.9 ? 1 : 0})
licensor = SampleSet.map2(peak, won, {|p, w| w == 0 ? 50 : 50 + 100 * approvalLicensor + sell(p)[0]})
licensee = SampleSet.mapN([peak, won, cogs, cost], {|xs|
  { own = xs[1] == 0 ? 0 : { s = sell(xs[0]); s[2] * (0.75 - xs[2]) - s[1] - 100 * approvalLicensee }
    own - 50 - xs[3] * ${stage} }})
[mean(licensor), mean(licensee), stdev(licensor), stdev(licensee), quantile(licensor, 0.05), quantile(licensee, 0.05)]
`;

const began = performance.now();
const output = await run(code, { environment: { sampleCount: PATHS, xyPointLength: 1000 } });
const took = performance.now() - began;
const result = output.result ?? output;
const shown = result.ok ? String(result.value.result ?? result.value) : String(result.value ?? result);
console.log(`${took.toFixed(0)} ms in Squiggle: ${PATHS} paths of toy licence, ${((took * 1e6) / PATHS).toFixed(0)} ms for 1000000; means and deviations ${shown}`);
