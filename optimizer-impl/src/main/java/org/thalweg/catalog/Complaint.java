package org.thalweg.catalog;

import java.util.Optional;
import org.thalweg.records.Kind;
import org.thalweg.text.Shown;

/**
 * Something about a plug-in or one of its components that its author or user should know.
 *
 * @param message says where, what, and what to do: {@code plugins/acme.jar: com.acme.SignSgd …}
 * @param origin the class path entry or plug-in concerned
 * @param kind of the component that cannot be used; empty where the whole plug-in is concerned, or nothing is lost
 * @param name of the component that cannot be used; empty like {@code kind}
 * @param harmless whether everything can be used nevertheless
 */
public record Complaint(
        String message, String origin, Optional<Kind> kind, String name, boolean harmless) {

    public Complaint {
        message = Shown.message(message);
    }

    static Complaint ofPlugin(Object location, String sentences) {
        return new Complaint(
                location + ": " + sentences, location.toString(), Optional.empty(), "", false);
    }

    static Complaint harmless(Object location, String sentences) {
        return new Complaint(
                location + ": " + sentences, location.toString(), Optional.empty(), "", true);
    }

    static Complaint ofComponent(
            Origin origin, Kind kind, String name, String className, String sentences) {
        return new Complaint(
                origin + ": " + className + " " + sentences,
                origin.toString(),
                Optional.of(kind),
                name,
                false);
    }

    /** Returns whether a plug-in could not be loaded, or a part of it of which nobody knows what it is. */
    public boolean isOfPlugin() {
        return kind.isEmpty() && !harmless;
    }

    @Override
    public String toString() {
        return message;
    }
}
