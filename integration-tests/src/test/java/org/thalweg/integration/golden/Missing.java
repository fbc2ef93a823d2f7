package org.thalweg.integration.golden;

/** A file needs a component that does not exist yet. */
final class Missing extends RuntimeException {

    Missing(String component) {
        super(component);
    }
}
