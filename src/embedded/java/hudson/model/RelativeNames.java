package hudson.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of items relative to a folder, with {@code ..} for the way up. */
final class RelativeNames {
    private RelativeNames() {}

    static String of(Item item, String groupFullName) {
        List<String> target = Arrays.asList(item.getFullName().split("/"));
        List<String> base = groupFullName.isEmpty() ? List.of() : Arrays.asList(groupFullName.split("/"));
        int common = 0;
        while (common < base.size()
                && common < target.size() - 1
                && base.get(common).equals(target.get(common))) {
            common++;
        }
        List<String> path = new ArrayList<>();
        for (int i = common; i < base.size(); i++) {
            path.add("..");
        }
        path.addAll(target.subList(common, target.size()));
        return String.join("/", path);
    }

    /** The full name that a path means, seen from a group: absolute with a leading slash, else relative to it. */
    static String resolve(String path, String groupFullName) {
        List<String> names = new ArrayList<>();
        if (!path.startsWith("/") && !groupFullName.isEmpty()) {
            names.addAll(Arrays.asList(groupFullName.split("/")));
        }
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                if (names.isEmpty()) {
                    return null;
                }
                names.remove(names.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                names.add(segment);
            }
        }
        return String.join("/", names);
    }
}
