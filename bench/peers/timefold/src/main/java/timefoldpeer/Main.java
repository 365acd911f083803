package timefoldpeer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;

/**
 * Timefold on an instance of the shift scheduling set: FILE SECONDS. One search uses one thread in the community
 * edition, so two run side by side with different seeds, and the better one counts. Prints a line a person: the id,
 * then each day's shift or -, separated by commas.
 */
public final class Main {
    private static final int SEARCHES = 2;

    private static Roster solved(Instance instance, int seconds, int seed) {
        List<PersonDay> days = new ArrayList<>();
        for (int person = 0; person < instance.people.size(); person++) {
            for (int day = 0; day < instance.days; day++) {
                if (instance.dayOff[person][day]) {
                    continue;
                }
                int who = person;
                List<Integer> allowed = IntStream.range(0, instance.shifts.size())
                        .filter(shift -> instance.mostOfShift[who][shift] > 0).boxed().toList();
                days.add(new PersonDay(days.size(), person, day, allowed));
            }
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Roster.class)
                .withEntityClasses(PersonDay.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withIncrementalScoreCalculatorClass(Score.class))
                .withRandomSeed((long) seed)
                .withTerminationSpentLimit(Duration.ofSeconds(seconds));
        return SolverFactory.<Roster>create(config).buildSolver().solve(new Roster(instance, days));
    }

    public static void main(String[] arguments) throws Exception {
        Instance instance = new Instance(Path.of(arguments[0]));
        int seconds = Integer.parseInt(arguments[1]);
        Roster best = IntStream.range(0, SEARCHES).parallel().mapToObj(seed -> solved(instance, seconds, seed))
                .max((a, b) -> a.getScore().compareTo(b.getScore())).orElseThrow();
        String[][] grid = new String[instance.people.size()][instance.days];
        for (String[] row : grid) {
            java.util.Arrays.fill(row, "-");
        }
        for (PersonDay cell : best.getDays()) {
            if (cell.getShift() != null) {
                grid[cell.person][cell.day] = instance.shifts.get(cell.getShift());
            }
        }
        for (int person = 0; person < grid.length; person++) {
            System.out.println(instance.people.get(person) + "," + String.join(",", grid[person]));
        }
        System.err.println(best.getScore());
    }
}
