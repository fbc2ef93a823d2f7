package org.thalweg.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.Component;
import org.thalweg.cli.Main;
import org.thalweg.datasets.Csv;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.AblationRun;
import org.thalweg.regularizers.L2;
import org.thalweg.testkit.Contract;

/** The artifacts that this build publishes. */
public final class Published {

    /** The project's folder. */
    public static final Path ROOT = Path.of("..");

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>thalweg</artifactId>\\s*<version>([^<]+)</version>");

    /** Each with a class of its JAR. */
    private static final Map<String, Class<?>> ARTIFACTS =
            Collections.unmodifiableMap(
                    new TreeMap<>(
                            Map.of(
                                    "cli", Main.class,
                                    "datasets", Csv.class,
                                    "experiments", AblationRun.class,
                                    "optimizer-api", Component.class,
                                    "optimizer-impl", Chain.class,
                                    "optimizer-testkit", Contract.class,
                                    "regularizers", L2.class)));

    private Published() {}

    /** Returns the artifacts' names and for each a class of its JAR, in the order of the alphabet. */
    public static Map<String, Class<?>> artifacts() {
        return ARTIFACTS;
    }

    /** Returns the JAR of an artifact or, where the build has not come to packing, the folder of its classes. */
    public static Path placeOf(String artifact) {
        return Program.placeOf(Objects.requireNonNull(ARTIFACTS.get(artifact), artifact));
    }

    /** Returns the version of this build. */
    public static String version() throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException("../pom.xml has no version.");
        }
        return matcher.group(1);
    }
}
