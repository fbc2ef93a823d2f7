package org.thalweg.cli;

import java.util.Map;
import java.util.TreeMap;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.records.Kind;

/** Which components are not the library's own: the SHA-256 of the plug-in by the component's name. */
final class Fingerprints {

    private Fingerprints() {}

    static Map<String, String> of(Catalog catalog) {
        Map<String, String> fingerprints = new TreeMap<>();
        if (!catalog.plugins().isEmpty()) {
            for (Kind kind : Kind.values()) {
                for (Entry entry : catalog.entries(kind)) {
                    if (catalog.plugins().contains(entry.origin())) {
                        fingerprints.put(entry.name(), entry.origin().sha256());
                    }
                }
            }
        }
        return fingerprints;
    }
}
