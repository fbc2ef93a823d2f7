package org.thalweg.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md names modules and walks through the code: they are there, and what it says calls what does. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A line of a walk: {@code - [Lockstep.step](path/to/Lockstep.java) …}, indented under what calls it. */
    private static final Pattern STEP =
            Pattern.compile("( *)- \\[`(new )?(\\w+)(?:\\.(\\w+))?`]\\(([^)]+)\\).*");

    private static final Pattern HEADING = Pattern.compile("### .*");

    /**
     * One line of a walk.
     *
     * @param name of the method, or of the type whose constructor it is
     */
    private record Step(int depth, String type, String name, Path file) {

        static Step of(Matcher line) {
            String method = line.group(4);
            return new Step(
                    line.group(1).length() / 2,
                    line.group(3),
                    method == null ? line.group(3) : method,
                    ROOT.resolve(line.group(5)));
        }

        String source() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new AssertionError(
                        "ARCHITECTURE.md names " + file + ", which is not there.", e);
            }
        }

        /** Returns the bodies of all methods of this name, one after another; "" of an interface's. */
        String body() {
            String source = source();
            StringBuilder bodies = new StringBuilder();
            Matcher mention = Pattern.compile("\\b" + name + "\\(").matcher(source);
            while (mention.find()) {
                int open = source.indexOf('{', matching(source, mention.end() - 1, '(', ')'));
                String between =
                        open < 0
                                ? "?"
                                : source.substring(
                                        matching(source, mention.end() - 1, '(', ')') + 1, open);
                if (between.matches("\\s*(throws [\\w.,\\s]+)?")) {
                    bodies.append(source, open, matching(source, open, '{', '}'));
                }
            }
            return bodies.toString();
        }

        private static int matching(String source, int from, char open, char close) {
            int depth = 0;
            for (int i = from; i < source.length(); i++) {
                depth += source.charAt(i) == open ? 1 : source.charAt(i) == close ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            throw new AssertionError("Unbalanced: " + source.substring(from, from + 80));
        }
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("ARCHITECTURE.md"));
    }

    /** Where a step is called in a body at or after a place; a method may be handed on, as {@code this::step}. */
    private static int call(Step step, String body, int from) {
        Matcher call =
                Pattern.compile("(\\b" + step.name + "\\()|(::" + step.name + "\\b)").matcher(body);
        return call.find(from) ? call.end() : -1;
    }

    @Test
    void its_walks_follow_the_calls() throws IOException {
        int walks = 0;
        int steps = 0;
        Deque<Step> callers = new ArrayDeque<>();
        Deque<Integer> reached = new ArrayDeque<>();
        for (String line : page()) {
            Matcher matcher = STEP.matcher(line);
            if (HEADING.matcher(line).matches()) {
                callers.clear();
                reached.clear();
                walks++;
            }
            if (!matcher.matches()) {
                continue;
            }
            Step step = Step.of(matcher);
            steps++;
            assertThat(step.source())
                    .as("%s declares %s", step.file, step.type)
                    .containsPattern("\\b(class|record|interface|enum) " + step.type + "\\b");
            while (callers.size() > step.depth) {
                callers.pop();
                reached.pop();
            }
            assertThat(callers.size()).as("indentation of: %s", line).isEqualTo(step.depth);
            if (!callers.isEmpty()) {
                Step caller = callers.getFirst();
                int at = call(step, caller.body(), reached.pop());
                assertThat(at)
                        .as("%s.%s calls %s, in this order", caller.type, caller.name, step.name)
                        .isPositive();
                reached.push(at);
            }
            callers.push(step);
            reached.push(0);
        }
        assertThat(walks).isEqualTo(3);
        assertThat(steps).isGreaterThan(30);
    }

    @Test
    void it_names_every_module() throws IOException {
        String page = String.join("\n", page());
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(pom);
        List<String> missing = new ArrayList<>();
        while (module.find()) {
            if (!page.contains(module.group(1))) {
                missing.add(module.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        for (String name : List.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            Matcher link =
                    Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                            .matcher(Files.readString(ROOT.resolve(name)));
            while (link.find()) {
                assertThat(ROOT.resolve(link.group(1))).as("a link of %s", name).exists();
            }
        }
    }
}
