package org.thalweg.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which files may be loaded: those that only their owner, or people the owner named, can have written. */
final class Trust {

    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private final List<Path> trusted = new ArrayList<>();

    /** Trusts a path and everything below it, whoever may write there. */
    void add(Path path) {
        trusted.add(real(path));
    }

    /** Checks a directory in which files are looked for: whoever may add one may have it loaded. */
    void checkDirectory(Path directory) throws Flaw {
        if ((mode(directory) & OTHERS_WRITE) != 0) {
            refuse(directory, "directory", directory);
        }
    }

    /** Checks a file: whoever may write it, or replace it in its directory, may have something else loaded. */
    void checkFile(Path file) throws Flaw {
        if ((mode(file) & OTHERS_WRITE) != 0) {
            refuse(file, "file", file);
        }
        Path directory = Optional.ofNullable(real(file).getParent()).orElse(file);
        // In a sticky directory, such as /tmp, only the owner replaces a file.
        if ((mode(directory) & (OTHERS_WRITE | STICKY)) == OTHERS_WRITE) {
            refuse(file, "file's directory", directory);
        }
    }

    private void refuse(Path path, String what, Path writable) throws Flaw {
        if (!isTrusted(path)) {
            throw new Flaw(
                    "everyone may write to this %s, so it is not loaded. Run 'chmod o-w %s', or say that you trust it.",
                    what, writable);
        }
    }

    private boolean isTrusted(Path path) {
        return trusted.stream().anyMatch(real(path)::startsWith);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Returns the permission bits; none where files have no such bits, as on Windows. */
    private static int mode(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:mode");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return 0;
        }
    }
}
