package org.thalweg.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a target writes again and again. */
final class Scratch {

    private static final Path FOLDER = folder();

    private Scratch() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("thalweg-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where a file of this name would be. */
    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    /** Writes a file of this name, and returns where it is. */
    static Path file(String name, byte[] content) throws IOException {
        return Files.write(path(name), content);
    }
}
