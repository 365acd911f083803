package timefoldpeer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance of the shift scheduling set; shifts and people by their place. */
final class Instance {
    final int days;
    final List<String> shifts = new ArrayList<>();
    final List<String> people = new ArrayList<>();
    final int[] minutes;
    final boolean[][] barred;
    final int[][] mostOfShift;
    /** By person: most and least minutes, most and least days in a row, least days off, weekends. */
    final int[][] rules;
    final boolean[][] dayOff;
    /** What a shift costs a person on a day by wishes, [person][day][shift]; and what all wishes for a shift cost ungranted. */
    final int[][][] wish;
    int ungranted = 0;
    /** [day][shift]: people wanted, price of each missing, of each too many. */
    final int[][][] cover;

    private static Map<String, List<String[]>> sections(Path file) throws IOException {
        Map<String, List<String[]>> found = new HashMap<>();
        List<String[]> lines = new ArrayList<>();
        for (String raw : Files.readAllLines(file)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("SECTION_")) {
                lines = new ArrayList<>();
                found.put(line.substring("SECTION_".length()), lines);
            } else {
                lines.add(line.split(",", -1));
            }
        }
        return found;
    }

    Instance(Path file) throws IOException {
        Map<String, List<String[]>> data = sections(file);
        days = Integer.parseInt(data.get("HORIZON").get(0)[0]);
        List<String[]> shiftRows = data.get("SHIFTS");
        List<String[]> staff = data.get("STAFF");
        shiftRows.forEach(row -> shifts.add(row[0]));
        staff.forEach(row -> people.add(row[0]));
        int kinds = shifts.size();
        minutes = shiftRows.stream().mapToInt(row -> Integer.parseInt(row[1])).toArray();
        barred = new boolean[kinds][kinds];
        for (int shift = 0; shift < kinds; shift++) {
            String[] row = shiftRows.get(shift);
            for (String after : row.length < 3 ? new String[0] : row[2].split("\\|")) {
                if (!after.isEmpty()) {
                    barred[shift][shifts.indexOf(after)] = true;
                }
            }
        }
        mostOfShift = new int[people.size()][kinds];
        rules = new int[people.size()][];
        for (int person = 0; person < people.size(); person++) {
            String[] row = staff.get(person);
            Arrays.fill(mostOfShift[person], days);
            for (String pair : row[1].split("\\|")) {
                String[] parts = pair.split("=");
                mostOfShift[person][shifts.indexOf(parts[0])] = Integer.parseInt(parts[1]);
            }
            rules[person] = Arrays.stream(row).skip(2).mapToInt(Integer::parseInt).toArray();
        }
        dayOff = new boolean[people.size()][days];
        for (String[] row : data.getOrDefault("DAYS_OFF", List.of())) {
            for (int k = 1; k < row.length; k++) {
                dayOff[people.indexOf(row[0])][Integer.parseInt(row[k])] = true;
            }
        }
        wish = new int[people.size()][days][kinds];
        for (String[] row : data.getOrDefault("SHIFT_ON_REQUESTS", List.of())) {
            wish[people.indexOf(row[0])][Integer.parseInt(row[1])][shifts.indexOf(row[2])] -= Integer.parseInt(row[3]);
            ungranted += Integer.parseInt(row[3]);
        }
        for (String[] row : data.getOrDefault("SHIFT_OFF_REQUESTS", List.of())) {
            wish[people.indexOf(row[0])][Integer.parseInt(row[1])][shifts.indexOf(row[2])] += Integer.parseInt(row[3]);
        }
        cover = new int[days][kinds][3];
        for (String[] row : data.get("COVER")) {
            for (int k = 0; k < 3; k++) {
                cover[Integer.parseInt(row[0])][shifts.indexOf(row[1])][k] = Integer.parseInt(row[2 + k]);
            }
        }
    }
}
