package timefoldpeer;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Hard: by how much each person's rules are broken. Soft: wishes and cover. A change is followed person by person. */
public class Score implements IncrementalScoreCalculator<Roster, HardSoftScore> {
    private Instance instance;
    private int[][] shiftOf;
    private int[][] there;
    private long[] broken;
    private long hard;
    private long soft;

    @Override
    public void resetWorkingSolution(Roster roster) {
        instance = roster.instance;
        int people = instance.people.size();
        shiftOf = new int[people][instance.days];
        there = new int[instance.days][instance.shifts.size()];
        broken = new long[people];
        hard = 0;
        soft = instance.ungranted;
        for (int day = 0; day < instance.days; day++) {
            for (int shift = 0; shift < instance.shifts.size(); shift++) {
                soft += coverCost(day, shift);
            }
        }
        for (int[] row : shiftOf) {
            java.util.Arrays.fill(row, -1);
        }
        for (int person = 0; person < people; person++) {
            broken[person] = brokenBy(person);
            hard += broken[person];
        }
        for (PersonDay cell : roster.getDays()) {
            set(cell, cell.getShift());
        }
    }

    private long coverCost(int day, int shift) {
        int[] wanted = instance.cover[day][shift];
        int more = there[day][shift] - wanted[0];
        return more < 0 ? (long) -more * wanted[1] : (long) more * wanted[2];
    }

    private void count(int person, int day, int shift, int by) {
        soft -= coverCost(day, shift);
        there[day][shift] += by;
        soft += coverCost(day, shift) + (long) by * instance.wish[person][day][shift];
    }

    private void set(PersonDay cell, Integer value) {
        int next = value == null ? -1 : value;
        int before = shiftOf[cell.person][cell.day];
        if (next == before) {
            return;
        }
        if (before >= 0) {
            count(cell.person, cell.day, before, -1);
        }
        if (next >= 0) {
            count(cell.person, cell.day, next, 1);
        }
        shiftOf[cell.person][cell.day] = next;
        long now = brokenBy(cell.person);
        hard += now - broken[cell.person];
        broken[cell.person] = now;
    }

    /** Shifts, days and weekends by which the rules of a person are missed; minutes count as shifts of eight hours begun. */
    private long brokenBy(int person) {
        int[] row = shiftOf[person];
        int[] rules = instance.rules[person];
        int days = instance.days;
        long faults = 0;
        long total = 0;
        int weekends = 0;
        int[] counts = new int[instance.shifts.size()];
        int since = 0;
        for (int day = 0; day < days; day++) {
            int shift = row[day];
            if (shift >= 0) {
                total += instance.minutes[shift];
                counts[shift]++;
                if (day > 0 && row[day - 1] >= 0 && instance.barred[row[day - 1]][shift]) {
                    faults++;
                }
            }
            if (day % 7 == 5 && (shift >= 0 || (day + 1 < days && row[day + 1] >= 0))) {
                weekends++;
            }
            if (day + 1 < days && (row[day + 1] >= 0) == (shift >= 0)) {
                continue;
            }
            int length = day + 1 - since;
            boolean touchesEnd = since == 0 || day + 1 == days;
            if (shift >= 0) {
                faults += Math.max(0, length - rules[2]);
                faults += touchesEnd ? 0 : Math.max(0, rules[3] - length);
            } else {
                faults += touchesEnd ? 0 : Math.max(0, rules[4] - length);
            }
            since = day + 1;
        }
        for (int shift = 0; shift < counts.length; shift++) {
            faults += Math.max(0, counts[shift] - instance.mostOfShift[person][shift]);
        }
        faults += Math.max(0, weekends - rules[5]);
        faults += (Math.max(0, total - rules[0]) + 479) / 480;
        faults += (Math.max(0, rules[1] - total) + 479) / 480;
        return faults;
    }

    @Override
    public void beforeVariableChanged(Object entity, String variableName) {
    }

    @Override
    public void afterVariableChanged(Object entity, String variableName) {
        PersonDay cell = (PersonDay) entity;
        set(cell, cell.getShift());
    }

    @Override
    public void beforeEntityAdded(Object entity) {
    }

    @Override
    public void afterEntityAdded(Object entity) {
        PersonDay cell = (PersonDay) entity;
        set(cell, cell.getShift());
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        set((PersonDay) entity, null);
    }

    @Override
    public void afterEntityRemoved(Object entity) {
    }

    @Override
    public HardSoftScore calculateScore() {
        return HardSoftScore.of((int) -hard, (int) -soft);
    }
}
