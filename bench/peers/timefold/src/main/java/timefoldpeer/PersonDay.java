package timefoldpeer;

import java.util.List;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;

/** What one person does on one day: a shift, or nothing. */
@PlanningEntity
public class PersonDay {
    @PlanningId
    private Integer id;
    int person;
    int day;

    /** Shifts the person may work; none on a day off. */
    @ValueRangeProvider(id = "shifts")
    private List<Integer> allowed;

    @PlanningVariable(valueRangeProviderRefs = "shifts", allowsUnassigned = true)
    private Integer shift;

    public PersonDay() {
    }

    PersonDay(int id, int person, int day, List<Integer> allowed) {
        this.id = id;
        this.person = person;
        this.day = day;
        this.allowed = allowed;
    }

    public List<Integer> getAllowed() {
        return allowed;
    }

    public Integer getShift() {
        return shift;
    }

    public void setShift(Integer shift) {
        this.shift = shift;
    }
}
