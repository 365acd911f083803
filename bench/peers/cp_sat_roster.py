"""OR-Tools CP-SAT on a public rostering instance: cp_sat_roster.py nrp|retail FILE SECONDS.

Two workers, so many seconds on the clock. Prints {"cost": …, "bound": …} as JSON; null where nothing was found.
"""

import json
import sys

from ortools.sat.python import cp_model


def sections(path):
    found, lines = {}, []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            lines = found.setdefault(line[len("SECTION_"):], [])
        else:
            lines.append(line.split(","))
    return found


def nrp(path):
    data = sections(path)
    days = int(data["HORIZON"][0][0])
    shifts = {row[0]: (int(row[1]), [s for s in row[2].split("|") if s]) for row in data["SHIFTS"]}
    off = {row[0]: [int(day) for day in row[1:]] for row in data.get("DAYS_OFF", [])}
    model, cost = cp_model.CpModel(), []
    x = {}
    for person, most, longest, least, max_on, min_on, min_off, weekends in data["STAFF"]:
        for day in range(days):
            for shift in shifts:
                x[person, day, shift] = model.new_bool_var("")
            model.add_at_most_one(x[person, day, shift] for shift in shifts)
        on = [sum(x[person, day, shift] for shift in shifts) for day in range(days)]
        for day in off.get(person, []):
            model.add(on[day] == 0)
        for day in range(days - 1):
            for shift, (_, barred) in shifts.items():
                for after in barred:
                    model.add_at_most_one(x[person, day, shift], x[person, day + 1, after])
        for pair in most.split("|"):
            shift, limit = pair.split("=")
            model.add(sum(x[person, day, shift] for day in range(days)) <= int(limit))
        total = sum(minutes * x[person, day, s] for day in range(days) for s, (minutes, _) in shifts.items())
        model.add_linear_constraint(total, int(least), int(longest))
        for day in range(days - int(max_on)):
            model.add(sum(on[day:day + int(max_on) + 1]) <= int(max_on))
        for length in range(1, int(min_on)):
            for day in range(days - length - 1):
                model.add(on[day] + length - sum(on[day + 1:day + 1 + length]) + on[day + length + 1] >= 1)
        for length in range(1, int(min_off)):
            for day in range(days - length - 1):
                model.add(1 - on[day] + sum(on[day + 1:day + 1 + length]) + 1 - on[day + length + 1] >= 1)
        worked = []
        for saturday in range(5, days, 7):
            weekend = model.new_bool_var("")
            for day in (saturday, saturday + 1):
                if day < days:
                    model.add(weekend >= on[day])
            worked.append(weekend)
        model.add(sum(worked) <= int(weekends))
    for person, day, shift, weight in data.get("SHIFT_ON_REQUESTS", []):
        cost.append(int(weight) * (1 - x[person, int(day), shift]))
    for person, day, shift, weight in data.get("SHIFT_OFF_REQUESTS", []):
        cost.append(int(weight) * x[person, int(day), shift])
    people = [row[0] for row in data["STAFF"]]
    for day, shift, wanted, under, over in data["COVER"]:
        few = model.new_int_var(0, len(people), "")
        many = model.new_int_var(0, len(people), "")
        model.add(sum(x[person, int(day), shift] for person in people) + few - many == int(wanted))
        cost.append(int(under) * few + int(over) * many)
    model.minimize(sum(cost))
    return model


SLOT, FIRST, DAY = 15, 24, 96
STARTS = [(0, 0), (24, 40), (56, 72), (80, 95)]


def retail(path):
    data = sections(path)
    slots = int(data["HORIZON"][0][0]) * DAY
    tasks = int(data["TASKS"][0][0])
    model, cost = cp_model.CpModel(), []
    there = {}
    for _, least, longest in data["STAFF"]:
        work = [[model.new_bool_var("") for _ in range(tasks)] for _ in range(slots)]
        on, starts, ends = [], [], []
        for t in range(slots):
            present = model.new_bool_var("")
            model.add(sum(work[t]) == present)
            on.append(present)
            for a in range(tasks):
                there.setdefault((a, t), []).append(work[t][a])
        for t in range(slots + 1):
            start, end = model.new_bool_var(""), model.new_bool_var("")
            before = on[t - 1] if t > 0 else 0
            now = on[t] if t < slots else 0
            model.add(now - before == start - end)
            model.add_at_most_one(start, end)
            starts.append(start)
            ends.append(end)
            minute = (t + FIRST) % DAY
            if not any(first <= minute <= last for first, last in STARTS) or t + 24 > slots:
                model.add(start == 0)
        for t in range(slots):
            for k in range(t + 1, min(t + 24, slots)):
                model.add_implication(starts[t], on[k])
            for k in range(t, min(t + 56, slots)):
                model.add_implication(ends[t], ~on[k])
            if t + 41 <= slots:
                model.add(sum(on[t:t + 41]) <= 40)
            for a in range(tasks):
                block = model.new_bool_var("")
                model.add(block >= work[t][a] - (work[t - 1][a] if t > 0 else 0))
                for k in range(t + 1, t + 4):
                    if k < slots:
                        model.add_implication(block, work[k][a])
                    else:
                        model.add(block == 0)
        by_day = {}
        for t in range(slots):
            by_day.setdefault((t + FIRST) // DAY, []).append(starts[t])
        day_starts = [sum(by_day[day]) for day in sorted(by_day)]
        for one in day_starts:
            model.add(one <= 1)
        for first in range(len(day_starts) - 5):
            model.add(sum(day_starts[first:first + 6]) <= 5)
        model.add_linear_constraint(SLOT * sum(on), int(least), int(longest))
    for day, time, task, least, most in data["COVER"]:
        hour, minute = map(int, time.split("-")[0].split(":"))
        t = (int(day) - 1) * DAY + hour * 4 + minute // SLOT - FIRST
        people = sum(there[int(task) - 1, t])
        model.add(people >= int(least))
        steps = [model.new_bool_var("") for _ in range(4)]
        rest = model.new_int_var(0, len(data["STAFF"]), "")
        model.add(people <= int(most) + sum(steps) + rest)
        cost.append(sum((2 * k + 1) * step for k, step in enumerate(steps)) + 9 * rest)
    model.minimize(sum(cost))
    return model


def main():
    family, path, seconds = sys.argv[1:]
    model = {"nrp": nrp, "retail": retail}[family](path)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = float(seconds)
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    bound = solver.best_objective_bound
    print(json.dumps({
        "cost": round(solver.objective_value) if found else None,
        "bound": round(bound) if abs(bound) < 1e12 else None,
    }))


main()
