package org.thalweg.experiments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a results folder to one process. The operating system frees it when the process ends, however it ends. */
final class Lock implements AutoCloseable {

    private static final String NAME = ".lock";

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    static Lock of(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(NAME),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (acquire(channel) == null) {
                channel.close();
                throw new StoreException(
                        folder
                                + ": another process is working in this folder. Wait until it has finished, or choose another folder.");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw Trouble.with(folder, e);
        }
    }

    private static @Nullable FileLock acquire(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock of a results folder cannot be released.", e);
        }
    }
}
