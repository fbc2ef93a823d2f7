package org.thalweg.files;

import java.util.Optional;

/** The version of the JAR that a class is from. */
public final class JarVersion {

    private JarVersion() {}

    /** Returns the version as the module or, on the class path, the manifest says it; empty for what is in no JAR. */
    public static Optional<String> of(Class<?> type) {
        Module module = type.getModule();
        return module.isNamed()
                ? module.getDescriptor().rawVersion()
                : Optional.ofNullable(type.getPackage().getImplementationVersion());
    }
}
