package org.thalweg.integration.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.integration.Published;
import org.thalweg.integration.readme.Blocks.Block;

/** The artifacts that a block of Maven's XML asks for, and those that they bring. */
final class Artifacts {

    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>org.thalweg</groupId>\\s*<artifactId>([^<]+)</artifactId>[^\\n]*\\s*"
                            + "(?:<version>([^<]+)</version>\\s*)?(?:<scope>([^<]+)</scope>\\s*)?</dependency>");

    private Artifacts() {}

    /** Returns what of ours is on the class path of a project that asks for these artifacts. */
    static String classPath(Block xml) throws IOException {
        assertThat(xml.language()).isEqualTo("xml");
        String version = "<version>" + Published.version() + "</version>";
        Set<String> names = new LinkedHashSet<>();
        for (MatchResult match : DEPENDENCY.matcher(xml.text()).results().toList()) {
            assertThat(match.group()).contains(version);
            add(match.group(1), names);
        }
        return names.stream()
                .map(name -> Published.placeOf(name).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void add(String name, Set<String> names) throws IOException {
        if (names.add(name)) {
            String pom = Files.readString(Published.ROOT.resolve(name).resolve("pom.xml"));
            for (MatchResult match : DEPENDENCY.matcher(pom).results().toList()) {
                if (match.group(3) == null) {
                    add(match.group(1), names);
                }
            }
        }
    }
}
