package org.thalweg.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What went wrong with a file: the messages of Java's own exceptions often are the file's name and nothing else. */
public final class FileFailure {

    private FileFailure() {}

    /** Returns what went wrong, as a clause without the file. */
    public static String reason(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof NotDirectoryException) {
            return "this is not a folder";
        }
        if (error instanceof FileAlreadyExistsException) {
            return "there is a file of this name already";
        }
        String said =
                error instanceof FileSystemException system
                        ? system.getReason()
                        : error.getMessage();
        return Optional.ofNullable(said).orElseGet(error::toString);
    }
}
