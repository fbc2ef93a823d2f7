package org.thalweg.catalog;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;

/**
 * Where a component comes from, and everything an experiment must record to find it again: a class path entry or a plug-in, its
 * version and its fingerprint.
 */
public final class Origin {

    /** Of components that the program itself registered. */
    static final Origin PROGRAM = new Origin("the program", "", () -> "");

    private final String location;
    private final String version;
    private final Supplier<String> sha256;

    Origin(String location, String version, Supplier<String> sha256) {
        this.location = location;
        this.version = version;
        this.sha256 = Suppliers.memoize(sha256::get);
    }

    /** Returns the JAR or directory, as it was named. */
    public String location() {
        return location;
    }

    /** Returns the Implementation-Version of the JAR's manifest; empty if it has none. */
    public String version() {
        return version;
    }

    /**
     * Returns the SHA-256 of the JAR in hexadecimal, for a directory that of the list of its files and their SHA-256; empty for
     * what is in no file.
     */
    public String sha256() {
        return sha256.get();
    }

    /** Returns the location. */
    @Override
    public String toString() {
        return location;
    }
}
