package org.thalweg.experiments;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/** Which library this is, and where it runs. */
final class Version {

    private Version() {}

    /** Returns the version of the packaged library; a fixed word where it is not packaged. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Returns what may matter when results differ, by name. */
    static Map<String, String> environment() {
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
