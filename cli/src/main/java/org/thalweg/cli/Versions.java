package org.thalweg.cli;

import org.thalweg.files.JarVersion;
import picocli.CommandLine.IVersionProvider;

/** Versions of everything that matters for a result. */
final class Versions implements IVersionProvider {

    /** Returns the version of Thalweg. */
    static String ofThalweg() {
        return JarVersion.of(Versions.class).orElse("(not packaged)");
    }

    /** Returns the version of Java and of the operating system. */
    static String ofPlatform() {
        return String.format(
                "Java %s (%s) on %s %s %s",
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    @Override
    public String[] getVersion() {
        return new String[] {"thalweg " + ofThalweg(), ofPlatform()};
    }
}
