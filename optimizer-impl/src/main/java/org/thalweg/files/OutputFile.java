package org.thalweg.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import org.thalweg.UsageException;

/**
 * A file to write: whole or not at all, since what it held before is replaced only when everything is on the disk. A new file
 * has the rights that the process gives to new files, one that is replaced keeps its own; a link stays one. What cannot be
 * replaced, such as a device or a pipe, is written as it is.
 *
 * @param path as it was named
 */
public record OutputFile(Path path) {

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; the stream is closed by the caller. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Does nothing if a file can be written here, as far as one can tell before it is written.
     *
     * @throws UsageException that says why not, if this is a folder, a device, a pipe or a place where nothing can be written
     */
    public void requireReplaceable() {
        if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw refused(
                    "this is a device or a pipe, and nothing could be read from it again. Name a file.");
        }
        requireWritable();
    }

    /**
     * Does nothing if something can be written here, be it to a device or a pipe, as far as one can tell before it is written.
     *
     * @throws UsageException that says why not
     */
    public void requireWritable() {
        if (path.toString().isEmpty()) {
            throw new UsageException("'' is no name of a file. Name one.");
        }
        if (Files.isDirectory(path)) {
            throw refused("this is a folder. Name a file in it.");
        }
        try {
            Path target = target();
            Path folder = folder(target);
            if (!Files.exists(folder)) {
                throw refused("there is no folder '%s'. Make it, or name another file.", folder);
            }
            if (!Files.isDirectory(folder)) {
                throw refused("'%s' is a file, not a folder. Name another file.", folder);
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw refused(
                        "%s. Allow writing to it, or name another file.", "permission denied");
            }
            if (replaceable(target)) {
                requireNameable(target);
                Path draft = draft(target);
                Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW).close();
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw refused("%s. Name another file.", FileFailure.reason(e));
        }
    }

    /**
     * Does nothing unless there is a file here that is not of the kind to be written: it was named by mistake, and would be lost.
     *
     * @param kind such as "checkpoint"
     * @param beginning with which files of this kind begin
     * @throws UsageException that says so
     */
    public void requireNoOther(String kind, String beginning) {
        if (!Files.isRegularFile(path)) {
            return;
        }
        byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] found = in.readNBytes(expected.length);
            if (found.length > 0 && !Arrays.equals(found, expected)) {
                throw refused(
                        "this file is no %s, and would be lost. Name another, or delete it.", kind);
            }
        } catch (IOException e) {
            throw refused("%s. Name another file.", FileFailure.reason(e));
        }
    }

    /** A name may be too long for the folder. */
    private static void requireNameable(Path target) throws IOException {
        try {
            Files.readAttributes(target, "size");
        } catch (NoSuchFileException e) {
            // It can be.
        }
    }

    private UsageException refused(String format, Object... arguments) {
        return new UsageException(path + ": " + String.format(format, arguments));
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws FileSystemException that names this file and the reason, if it cannot be written
     */
    public void write(String text) throws IOException {
        write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes the file.
     *
     * @throws FileSystemException that names this file and the reason, if it cannot be written
     */
    public void write(Content content) throws IOException {
        try {
            Path target = target();
            if (replaceable(target)) {
                replace(target, content);
            } else {
                write(content, target, StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            FileSystemException named =
                    new FileSystemException(
                            path.toString(), null, "cannot be written: " + FileFailure.reason(e));
            named.initCause(e);
            throw named;
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path draft = draft(target);
        try {
            write(content, draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            keepRights(target, draft);
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            // A draft would keep a full disk full.
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private static void write(Content content, Path to, StandardOpenOption... options)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to, options))) {
            content.to(out);
        }
    }

    private static void keepRights(Path before, Path after) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(after, PosixFileAttributeView.class);
        if (view != null && Files.exists(before)) {
            view.setPermissions(Files.getPosixFilePermissions(before));
        }
    }

    private static boolean replaceable(Path target) {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    /** The file behind a link, be it there or not. */
    private Path target() throws IOException {
        if (Files.isRegularFile(path)) {
            return path.toRealPath();
        }
        if (Files.exists(path)) {
            // What /dev/stdout links to may be a pipe, which has no path.
            return path;
        }
        return Files.isSymbolicLink(path)
                ? path.resolveSibling(Files.readSymbolicLink(path))
                : path;
    }

    private static Path folder(Path target) {
        return Optional.ofNullable(target.getParent()).orElse(Path.of(""));
    }

    /** Short, so that the file's own name may be as long as can be. */
    private static Path draft(Path target) {
        return target.resolveSibling(
                ".thalweg-" + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
    }
}
