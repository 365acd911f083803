package timefoldpeer;

import java.util.List;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;

/** All person-days of an instance. */
@PlanningSolution
public class Roster {
    Instance instance;

    @PlanningEntityCollectionProperty
    private List<PersonDay> days;

    @PlanningScore
    private HardSoftScore score;

    public Roster() {
    }

    Roster(Instance instance, List<PersonDay> days) {
        this.instance = instance;
        this.days = days;
    }

    public List<PersonDay> getDays() {
        return days;
    }

    public HardSoftScore getScore() {
        return score;
    }

    public void setScore(HardSoftScore score) {
        this.score = score;
    }
}
