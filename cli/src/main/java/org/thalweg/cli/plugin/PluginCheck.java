package org.thalweg.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Complaint;
import org.thalweg.catalog.Entry;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.testkit.Compliance;

/**
 * A plug-in examined: what is in it, what of it can be used, and whether that does what its kind must.
 *
 * @param plugin the JAR or directory
 * @param jars what is in its JARs, as far as they can be read
 * @param problems why some of it cannot be used; or can, but something about it is not as it should be
 * @param examined one for each component that can be used
 */
public record PluginCheck(
        String plugin, List<JarFacts> jars, List<Remark> problems, List<Examined> examined) {

    public PluginCheck {
        jars = List.copyOf(jars);
        problems = List.copyOf(problems);
        examined = List.copyOf(examined);
    }

    /**
     * Something that the plug-in's author should know.
     *
     * @param message what it is, and what to do
     * @param harmless whether everything works nevertheless
     */
    public record Remark(String message, boolean harmless) {}

    /**
     * Examines a plug-in.
     *
     * @param plugin a JAR, or the directory of a plug-in with its libraries
     * @param trusted whether it is loaded even if everyone may write to it
     * @param excused obligations not to be tried: {@code treats_both_signs_alike}, or of one component alone {@code
     *     noise.treats_both_signs_alike}
     * @throws IllegalArgumentException if an excuse names no obligation of any component
     */
    public static PluginCheck of(Path plugin, boolean trusted, Set<String> excused) {
        List<Remark> remarks = new ArrayList<>();
        List<Examined> examined = new ArrayList<>();
        Jury jury = new Jury(excused);
        try (Catalog catalog =
                Catalog.builder()
                        .plugins(plugin)
                        .trusting(trusted ? new Path[] {plugin} : new Path[0])
                        .build()) {
            for (Complaint problem : catalog.complaints()) {
                remarks.add(new Remark(problem.message(), problem.harmless()));
            }
            for (Entry entry : entries(catalog)) {
                examined.add(
                        new Examined(
                                entry.kind(),
                                entry.name(),
                                Notation.printWhole(entry.prototype()),
                                entry.prototype().getClass().getName(),
                                jury.judge(entry)));
            }
        }
        if (!examined.isEmpty()) {
            jury.requireEveryExcuseUsed();
        }
        List<JarFacts> jars =
                jars(plugin).stream().map(PluginCheck::facts).flatMap(Optional::stream).toList();
        return new PluginCheck(plugin.toString(), jars, remarks, examined);
    }

    private static List<Entry> entries(Catalog catalog) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> catalog.entries(kind).stream())
                .filter(entry -> catalog.plugins().contains(entry.origin()))
                .toList();
    }

    /** What cannot be read is told by the catalog. */
    private static Optional<JarFacts> facts(Path jar) {
        try {
            return Optional.of(JarFacts.of(jar));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static List<Path> jars(Path plugin) {
        if (!Files.isDirectory(plugin)) {
            return List.of(plugin);
        }
        try (Stream<Path> files = Files.walk(plugin, 2)) {
            return files.filter(
                            file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Returns whether everything can be used and does what it must. */
    public boolean passed() {
        return problems.stream().allMatch(Remark::harmless)
                && count(Compliance.Outcome.FAILED) == 0;
    }

    /** Returns how many obligations of all components came out so. */
    public long count(Compliance.Outcome outcome) {
        return examined.stream().mapToLong(one -> one.count(outcome)).sum();
    }
}
