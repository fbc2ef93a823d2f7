package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.thalweg.files.JarVersion;

/** Which library this is, and where it runs. */
public final class Environment {

    private Environment() {}

    /** Returns the version of the packaged library; a fixed word where it is not packaged. */
    public static String text() {
        return JarVersion.of(Environment.class).orElse("development");
    }

    /** Returns what may matter when results differ, by name. */
    public static Map<String, String> facts() {
        return ImmutableMap.of(
                "library",
                text(),
                "java",
                Runtime.version() + " " + System.getProperty("java.vm.name"),
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "cores",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
    }
}
