package org.thalweg.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thalweg.ApiVersion;

/** Why a plug-in or one of its components cannot be used, and what to do about it: the part of a complaint after the names. */
final class Flaw extends Exception {

    /** Class files of Java 1.1 have the version 45. */
    private static final int FIRST_CLASS_FILE = 44;

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

    Flaw(String format, Object... arguments) {
        super(arguments.length == 0 ? format : String.format(format, arguments));
    }

    /** The sentences, each with a full stop. */
    String sentences() {
        return String.valueOf(getMessage());
    }

    /** Returns an exception in a few words: its message where that stands for itself, else with its type. */
    static String brief(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return type;
        }
        String line = message.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
        return cause instanceof IllegalArgumentException ? line : type + ": " + line;
    }

    /** Returns what an error while loading a class means to the author of a plug-in. */
    static Flaw of(LinkageError error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_FILE_VERSION.matcher(message);
            String compiledFor =
                    version.find()
                            ? "Java " + (Integer.parseInt(version.group(1)) - FIRST_CLASS_FILE)
                            : "a newer Java";
            int running = Runtime.version().feature();
            return new Flaw(
                    "was compiled for %s, and this is Java %d. Compile it with --release %d, or run a newer Java.",
                    compiledFor, running, Math.min(running, 17));
        }
        if (error instanceof NoClassDefFoundError && message.matches("[\\w/$]+")) {
            return missing(message.replace('/', '.'));
        }
        return new Flaw("cannot be loaded (%s). Compile it again.", brief(error));
    }

    private static Flaw missing(String type) {
        if (ApiOnlyLoader.isApi(type)) {
            return new Flaw(
                    "needs %s, which version %s of the API does not have. Use a plug-in made for this version.",
                    type, ApiVersion.CURRENT);
        }
        if (ApiOnlyLoader.isInside(type)) {
            return new Flaw(
                    "needs %s, which plug-ins do not see. Use the API alone: packages %s.",
                    type, String.join(" and ", ApiOnlyLoader.PACKAGES));
        }
        return new Flaw(
                "needs %s, which is missing. Put the JAR that has it and this one together into a sub-directory of the plug-in directory.",
                type);
    }
}
