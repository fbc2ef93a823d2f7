package org.thalweg.integration.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The JARs of this build. */
final class Packed {

    private Packed() {}

    /** Copies a JAR, or makes one of a folder of classes. */
    static void copy(Path place, Path target) throws IOException {
        if (Files.isDirectory(place)) {
            pack(place, target);
        } else {
            Files.copy(place, target);
        }
    }

    private static void pack(Path folder, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Path file : files(folder)) {
                jar.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    /** Returns all files below a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
