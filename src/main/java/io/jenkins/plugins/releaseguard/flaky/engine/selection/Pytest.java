package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * pytest: node ids, {@code tests/test_a.py::TestB::test_c[1]}. Reports of the family {@code xunit1} name the file; those of
 * {@code xunit2} only a dotted class name, of which the parts up to the first with a capital are taken for the file. A
 * leading {@code -} can't stand in a node id, and pytest takes an exclusion as a prefix: {@code test_a} means {@code
 * test_ab} too.
 */
final class Pytest extends ItemFramework {

    @Override
    public String name() {
        return "pytest";
    }

    @Override
    Optional<String> test(TestId test) {
        if (test.className().isEmpty()) {
            return Optional.empty(); // the module itself, which couldn't be collected
        }
        return group(test).map(file -> file + classes(test, file) + "::" + test.name());
    }

    @Override
    Optional<String> group(TestId test) {
        if (!test.file().isEmpty()) {
            return sane(test.file());
        }
        String dotted = test.className().isEmpty() ? test.name() : test.className();
        int module = moduleParts(dotted);
        return module == 0
                ? Optional.empty()
                : sane(String.join("/", parts(dotted).subList(0, module)) + ".py");
    }

    private static String classes(TestId test, String file) {
        List<String> parts = parts(test.className());
        int module = test.file().isEmpty() ? moduleParts(test.className()) : inFile(parts, file);
        List<String> rest = parts.subList(module, parts.size());
        return rest.isEmpty() ? "" : "::" + String.join("::", rest);
    }

    /** How many leading parts are the file's own path, which may be relative to another folder. */
    private static int inFile(List<String> parts, String file) {
        String module = file.replaceFirst("\\.py$", "").replace('/', '.').replace('\\', '.');
        for (int n = parts.size(); n > 0; n--) {
            String head = String.join(".", parts.subList(0, n));
            if (module.equals(head) || module.endsWith("." + head)) {
                return n;
            }
        }
        return 0;
    }

    private static int moduleParts(String dotted) {
        List<String> parts = parts(dotted);
        int n = 0;
        while (n < parts.size() && !Character.isUpperCase(parts.get(n).codePointAt(0))) {
            n++;
        }
        return n;
    }

    private static List<String> parts(String dotted) {
        return List.of(dotted.split("\\.")).stream().filter(p -> !p.isEmpty()).toList();
    }

    private static Optional<String> sane(String file) {
        return file.startsWith("-") || file.contains("::") ? Optional.empty() : Optional.of(file);
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        List<String> arguments = new ArrayList<>(groups);
        arguments.addAll(tests);
        return arguments;
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.of(tests.stream().map(t -> "--deselect=" + t).toList());
    }
}
