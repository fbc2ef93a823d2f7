package org.thalweg.catalog;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SHA-256 of files and directories. */
final class FileFingerprint {

    private FileFingerprint() {}

    /** Returns the SHA-256 of a file, or of a directory's list of files, a line each: SHA-256, two blanks, relative path. */
    static String of(Path path) {
        try {
            return Files.isDirectory(path) ? ofDirectory(path) : ofFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String ofFile(Path file) throws IOException {
        try (HashingInputStream in =
                new HashingInputStream(Hashing.sha256(), Files.newInputStream(file))) {
            ByteStreams.exhaust(in);
            return in.hash().toString();
        }
    }

    private static String ofDirectory(Path directory) throws IOException {
        Hasher list = Hashing.sha256().newHasher();
        for (Path file : filesIn(directory)) {
            String name = directory.relativize(file).toString().replace('\\', '/');
            list.putString(ofFile(file) + "  " + name + "\n", StandardCharsets.UTF_8);
        }
        return list.hash().toString();
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
