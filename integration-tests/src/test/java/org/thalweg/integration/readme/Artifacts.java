package org.thalweg.integration.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.datasets.Csv;
import org.thalweg.engine.Chain;
import org.thalweg.integration.Program;
import org.thalweg.integration.readme.Blocks.Block;
import org.thalweg.regularizers.L2;

/** The artifacts that a block of Maven's XML asks for, and those that they bring. */
final class Artifacts {

    private static final Path ROOT = Path.of("..");

    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>org.thalweg</groupId>\\s*<artifactId>([^<]+)</artifactId>[^\\n]*\\s*"
                            + "(?:<version>([^<]+)</version>\\s*)?(?:<scope>([^<]+)</scope>\\s*)?</dependency>");

    /** Ours, each with a class of its JAR. */
    private static final Map<String, Class<?>> OURS =
            Map.of(
                    "optimizer-api", Component.class,
                    "optimizer-impl", Chain.class,
                    "regularizers", L2.class,
                    "datasets", Csv.class);

    private Artifacts() {}

    /** Returns what of ours is on the class path of a project that asks for these artifacts. */
    static String classPath(Block xml) throws IOException {
        assertThat(xml.language()).isEqualTo("xml");
        String version = "<version>" + version() + "</version>";
        Set<String> names = new LinkedHashSet<>();
        for (MatchResult match : DEPENDENCY.matcher(xml.text()).results().toList()) {
            assertThat(match.group()).contains(version);
            add(match.group(1), names);
        }
        return names.stream()
                .map(name -> Program.placeOf(Objects.requireNonNull(OURS.get(name))).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String version() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        return pom.replaceAll(
                "(?s).*?<artifactId>thalweg</artifactId>\\s*<version>([^<]+)<.*", "$1");
    }

    private static void add(String name, Set<String> names) throws IOException {
        if (names.add(name)) {
            String pom = Files.readString(ROOT.resolve(name).resolve("pom.xml"));
            for (MatchResult match : DEPENDENCY.matcher(pom).results().toList()) {
                if (match.group(3) == null) {
                    add(match.group(1), names);
                }
            }
        }
    }
}
