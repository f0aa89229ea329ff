"""The toy licence (TOY.md) as vectorised NumPy: prints milliseconds for a million paths and both means."""

import datetime as dt
import time

import numpy as np

PATHS, CHUNK = 1_000_000, 50_000
START = dt.date(2026, 1, 1)


def years(day):
    return (day - START).days / 365


def month(n):
    return dt.date(2026 + n // 12, n % 12 + 1, 1)


def quarter_end(n):
    return month(3 * n + 3) - dt.timedelta(days=1)


LICENSOR, LICENSEE = np.log(1.12), np.log(1.10)
QUARTERS = np.arange(12, 52)
T = np.array([years(quarter_end(q)) for q in QUARTERS])
W_LICENSOR, W_LICENSEE = np.exp(-LICENSOR * T), np.exp(-LICENSEE * T)
UPTAKE = np.repeat([0.2, 0.5] + [1.0] * 8, 4) / 4
STAGE = np.mean([np.exp(-LICENSEE * years(month(n))) for n in range(1, 25)])
APPROVAL = years(month(36))
Z90 = 1.2815515655446004
SD = np.log(900 / 200) / (2 * Z90)
MEAN = np.log(200) + Z90 * SD


def chunk(rng, n):
    cost = 30 + 60 * rng.beta(1 + 4 * 20 / 60, 5 - 4 * 20 / 60, n)
    peak = np.exp(MEAN + SD * rng.standard_normal(n))
    cogs = rng.uniform(0.10, 0.20, n)
    filed = rng.random(n) < 0.6
    approved = filed & (rng.random(n) < 0.9)
    net = (peak * approved)[:, None] * UPTAKE
    to_date = net.reshape(n, 10, 4).cumsum(axis=2)
    tiered = 0.10 * np.minimum(to_date, 300) + 0.15 * np.maximum(to_date - 300, 0)
    royalty = np.diff(tiered, axis=2, prepend=0).reshape(n, 40)
    left = (net @ W_LICENSEE) * (0.75 - cogs)
    licensor = 50 + approved * 100 * np.exp(-LICENSOR * APPROVAL) + royalty @ W_LICENSOR
    licensee = left - 50 - cost * STAGE - approved * 100 * np.exp(-LICENSEE * APPROVAL) - royalty @ W_LICENSEE
    return licensor, licensee


def main():
    rng = np.random.default_rng(1)
    chunk(rng, CHUNK)
    began = time.perf_counter()
    parts = [chunk(rng, CHUNK) for _ in range(PATHS // CHUNK)]
    values = [np.concatenate(side) for side in zip(*parts)]
    for side in values:
        np.percentile(side, [5, 50, 95])
    took = 1e3 * (time.perf_counter() - began)
    told = " and ".join(f"{v.mean():.3f} ± {v.std() / np.sqrt(PATHS):.3f}" for v in values)
    print(f"{took:.0f} ms in NumPy {np.__version__}: {PATHS} paths of toy licence; means {told}")


main()
