"""Forecasts of the peers under protocol P1, from series and origins that bench/forecast/peers.ts wrote.

    python forecast_peers.py FOLDER SECONDS

FOLDER holds plan.json and one CSV a series (date,slot,count,holiday,after; a closed slot has no row). Written there:
answers.csv (series,gap,origin,peer,date,slot,mean,q1..q5) and done.json (processor seconds of each forecast, those of its
child processes too, what was left out, versions). Nothing is started after SECONDS. Each forecast runs on one thread; two run side by side.

How each peer is given closed hours and holidays, the way its own guide says:
- Prophet: the open slots with their times of day, closed ones left out; holidays by name.
- MSTL and LightGBM: open weekdays x open slots as one regular grid without gaps; a hole in it (a closed day) holds the
  value of a week before. MSTL: seasons of a day, a week and, for daily series of two years, a year. LightGBM: lags of
  slots, days and weeks, weekday, slot, holiday, day after, day of month and of year.
- AutoETS, AutoARIMA, AutoTheta: daily totals on that grid, a week's season, split by the slot shares of the latest 8
  same weekdays (they take no season as long as a week of slots); AutoARIMA with holiday and day after as regressors and
  its approximation, which R turns on by itself for series as long as these.
  A slot's band then adds the Poisson spread of its count.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import csv
import json
import logging
import multiprocessing
import sys
import time
import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd

LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]
Z = np.array([-1.2815515655, -0.6744897502, 0.0, 0.6744897502, 1.2815515655])
SHARE_WEEKS = 8

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


class Task:
    """One series cut at one origin: what is known, and which slots are asked."""

    def __init__(self, table, minutes, origin, gap):
        origin = pd.Timestamp(origin)
        self.origin = origin
        self.minutes = minutes
        self.end = origin - pd.Timedelta(days=gap)
        self.known = table[table.date < self.end]
        self.asked = table[(table.date >= origin) & (table.date < origin + pd.Timedelta(days=7))]
        weekdays = self.known.drop_duplicates("date").date.dt.dayofweek.value_counts()
        self.weekdays = sorted(weekdays[weekdays > 0.2 * weekdays.max()].index)
        self.slots = sorted(self.known.slot.unique())
        self.calendar = table.drop_duplicates("date").set_index("date")[["holiday", "after"]]

    def dates(self, start, end):
        every = pd.date_range(start, end - pd.Timedelta(days=1))
        return every[every.dayofweek.isin(self.weekdays)]

    def grid(self):
        """Counts by open date and slot without holes, and the dates from the end of history to the end of the week."""
        past = self.dates(self.known.date.iloc[0], self.end)
        ahead = self.dates(self.end, self.origin + pd.Timedelta(days=7))
        table = self.known.pivot(index="date", columns="slot", values="count")
        table = table.reindex(index=past, columns=self.slots)
        week = len(self.weekdays)
        for back in range(1, 9):
            table = table.fillna(table.shift(back * week))
        return table.bfill().ffill().fillna(0), ahead

    def regressors(self, dates):
        return self.calendar.reindex(dates).fillna(0).to_numpy(dtype=float)


def ordered(mean, quantiles):
    return np.maximum(mean, 0), np.sort(np.maximum(quantiles, 0), axis=1)


def from_levels(answer):
    """Mean and quantiles of a statsforecast answer with the 50 % and 80 % bands."""
    columns = [answer["lo-80"], answer["lo-50"], answer["mean"], answer["hi-50"], answer["hi-80"]]
    return np.asarray(answer["mean"]), np.column_stack([np.asarray(column) for column in columns])


def by_date_and_slot(task, dates, mean, quantiles):
    places = {(date, slot): i for i, (date, slot) in enumerate((d, s) for d in dates for s in task.slots)}
    rows = [places.get((date, slot), -1) for date, slot in zip(task.asked.date, task.asked.slot)]
    known = np.array(rows) >= 0
    pick = np.where(known, rows, 0)
    return mean[pick] * known, quantiles[pick] * known[:, None]


def daily(task, model, with_regressors=False):
    table, ahead = task.grid()
    totals = table.sum(axis=1)
    extra = {}
    if with_regressors:
        past, future = task.regressors(table.index), task.regressors(ahead)
        useful = past.std(axis=0) > 0
        if useful.any():
            extra = {"X": past[:, useful], "X_future": future[:, useful]}
    answer = model.forecast(y=totals.to_numpy(dtype=float), h=len(ahead), level=[50, 80], **extra)
    mean, quantiles = from_levels(answer)
    if len(task.slots) == 1:
        return by_date_and_slot(task, ahead, mean, quantiles)
    ordinary = table[~table.index.isin(task.calendar[task.calendar.holiday > 0].index)]
    shares = []
    for date in ahead:
        latest = ordinary[ordinary.index.dayofweek == date.dayofweek].tail(SHARE_WEEKS).sum()
        shares.append(latest / max(latest.sum(), 1))
    shares = np.array(shares)
    sd = (quantiles[:, 4] - quantiles[:, 0]) / (Z[4] - Z[0])
    slot_mean = (mean[:, None] * shares).ravel()
    slot_sd = np.sqrt((sd[:, None] * shares).ravel() ** 2 + np.maximum(slot_mean, 0))
    return by_date_and_slot(task, ahead, slot_mean, slot_mean[:, None] + slot_sd[:, None] * Z)


def auto_ets(task):
    from statsforecast.models import AutoETS

    return daily(task, AutoETS(season_length=len(task.weekdays)))


def auto_arima(task):
    from statsforecast.models import AutoARIMA

    return daily(task, AutoARIMA(season_length=len(task.weekdays), approximation=True), with_regressors=True)


def auto_theta(task):
    from statsforecast.models import AutoTheta

    return daily(task, AutoTheta(season_length=len(task.weekdays)))


def mstl(task):
    from statsforecast.models import MSTL

    table, ahead = task.grid()
    day, week = len(task.slots), len(task.slots) * len(task.weekdays)
    seasons = [week] if day == 1 else [day, week]
    if day == 1 and len(table) >= 104 * week:
        seasons.append(52 * week)
    answer = MSTL(season_length=seasons).forecast(
        y=table.to_numpy(dtype=float).ravel(), h=len(ahead) * day, level=[50, 80]
    )
    return by_date_and_slot(task, ahead, *from_levels(answer))


def prophet(task):
    from prophet import Prophet

    def times(rows):
        return rows.date + pd.to_timedelta(rows.slot * task.minutes, unit="m")

    holidays = task.calendar[task.calendar.holiday > 0].index
    after = task.calendar[task.calendar.after > 0].index
    special = pd.concat(
        [pd.DataFrame({"ds": holidays, "holiday": "holiday"}), pd.DataFrame({"ds": after, "holiday": "after"})]
    )
    model = Prophet(holidays=special if len(special) else None)
    model.fit(pd.DataFrame({"ds": times(task.known), "y": task.known["count"].astype(float)}))
    samples = model.predictive_samples(pd.DataFrame({"ds": times(task.asked)}))["yhat"]
    return samples.mean(axis=1), np.quantile(samples, LEVELS, axis=1).T


def lightgbm(task):
    from lightgbm import LGBMRegressor
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean
    from mlforecast.utils import PredictionIntervals

    table, ahead = task.grid()
    day, week = len(task.slots), len(task.slots) * len(task.weekdays)

    def features(dates, first):
        n = len(dates)
        marks = np.repeat(task.regressors(dates), day, axis=0)
        columns = {
            "unique_id": "series",
            "ds": np.arange(first, first + n * day),
            "weekday": np.repeat(dates.dayofweek, day),
            "slot": np.tile(task.slots, n),
            "day_of_month": np.repeat(dates.day, day),
            "day_of_year": np.repeat(dates.dayofyear, day),
            "holiday": marks[:, 0],
            "after": marks[:, 1],
        }
        return pd.DataFrame(columns)

    history = features(table.index, 0)
    history["y"] = table.to_numpy(dtype=float).ravel()
    horizon = len(ahead) * day
    lags = sorted({1, 2, day, 2 * day, week, 2 * week, 3 * week, 4 * week})
    model = MLForecast(
        models={"m": LGBMRegressor(objective="poisson", n_estimators=200, num_threads=1, seed=1, verbosity=-1)},
        freq=1,
        lags=lags,
        lag_transforms={1: [RollingMean(week)], week: [RollingMean(week)]},
    )
    windows = max(2, min(4, len(history) // (2 * horizon) - 1))
    model.fit(history, static_features=[], prediction_intervals=PredictionIntervals(n_windows=windows, h=horizon))
    answer = model.predict(horizon, X_df=features(ahead, len(history)), level=[50, 80])
    columns = ["m-lo-80", "m-lo-50", "m", "m-hi-50", "m-hi-80"]
    return by_date_and_slot(task, ahead, answer["m"].to_numpy(), answer[columns].to_numpy())


PEERS = {
    "AutoETS": auto_ets,
    "AutoTheta": auto_theta,
    "LightGBM": lightgbm,
    "Prophet": prophet,
    "MSTL": mstl,
    "AutoARIMA": auto_arima,
}
# About how long a row of a series keeps each busy: the longest work comes last, so what time leaves out is that.
COST = {"AutoETS": 1, "AutoTheta": 1, "LightGBM": 5, "Prophet": 10, "MSTL": 13, "AutoARIMA": 15}
# Work dearer than this is done for every third week only, and its figures say so.
DEAR = 250_000
PACKAGES = ["statsforecast", "prophet", "mlforecast", "lightgbm"]

tables = {}


def load(folder, series):
    if series not in tables:
        table = pd.read_csv(os.path.join(folder, f"{series}.csv"), parse_dates=["date"])
        tables[series] = table.dropna(subset=["count"]) if "count" in table else table
    return tables[series]


def forecast(job):
    """Forecast of one origin by one peer: its rows and seconds, or why there are none."""
    folder, series, minutes, gap, origin, peer, deadline = job
    if time.time() > deadline:
        return {"job": job[1:6], "trouble": "out of time"}
    try:
        task = Task(load(folder, series), minutes, origin, gap)
        started = sum(os.times()[:4])
        mean, quantiles = ordered(*PEERS[peer](task))
        seconds = sum(os.times()[:4]) - started
        if not (np.isfinite(mean).all() and np.isfinite(quantiles).all()):
            return {"job": job[1:6], "trouble": "not a number"}
        keys = [(date.strftime("%Y-%m-%d"), slot) for date, slot in zip(task.asked.date, task.asked.slot)]
        rows = [(*key, *np.round([m, *q], 4)) for key, m, q in zip(keys, mean, quantiles)]
        return {"job": job[1:6], "seconds": seconds, "rows": rows}
    except Exception as trouble:  # a peer that fails is told, and the others go on
        return {"job": job[1:6], "trouble": f"{type(trouble).__name__}: {trouble}"[:200]}


def main():
    folder, seconds = sys.argv[1], float(sys.argv[2])
    with open(os.path.join(folder, "plan.json")) as file:
        plan = json.load(file)
    deadline = time.time() + seconds
    work = [(len(load(folder, one["series"])) * COST[peer], one, peer) for one in plan for peer in PEERS]
    jobs = [
        (folder, one["series"], one["slotMinutes"], one["gap"], origin, peer, deadline)
        for cost, one, peer in sorted(work, key=lambda item: item[0])
        for origin in (one["origins"][2::3] if cost > DEAR else one["origins"])
    ]
    # Compilation and first imports belong to no forecast.
    first = min(plan, key=lambda one: len(load(folder, one["series"])))
    warm = [(folder, first["series"], first["slotMinutes"], 0, first["origins"][0], peer) for peer in PEERS]
    done = []
    with open(os.path.join(folder, "answers.csv"), "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["series", "gap", "origin", "peer", "date", "slot", "mean", "q1", "q2", "q3", "q4", "q5"])
        with multiprocessing.Pool(2, initializer=warm_up, initargs=(warm,)) as pool:
            for answer in pool.imap_unordered(forecast, jobs):
                series, _, gap, origin, peer = answer["job"]
                for row in answer.pop("rows", []):
                    out.writerow([series, gap, origin, peer, *row])
                done.append({**answer, "job": [series, gap, origin, peer]})
                if sys.stderr.isatty():
                    print(f"\rpeers {len(done)}/{len(jobs)}", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    versions = {name: version(name) for name in PACKAGES}
    with open(os.path.join(folder, "done.json"), "w") as file:
        json.dump({"done": done, "versions": versions}, file)


def warm_up(jobs):
    for job in jobs:
        forecast((*job, float("inf")))


if __name__ == "__main__":
    main()
