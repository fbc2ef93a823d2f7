package org.thalweg.datasets;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.thalweg.data.DataException;
import org.thalweg.text.DidYouMean;

/** A file of UTF-8 text, with or without a byte order mark, plain or gzip. */
record TextFile(Path path) {

    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    Where where(long line) {
        return new Where(path.toString(), line);
    }

    void check() {
        if (Files.isDirectory(path)) {
            throw where(0).error("this is a directory. Name a file in it.");
        }
        if (!Files.exists(path)) {
            throw where(0).error(
                            "there is no such file.%s",
                            DidYouMean.suggest(path.toString(), neighbours()));
        }
    }

    private List<String> neighbours() {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> path.resolveSibling(file.getFileName()).toString()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The text after the byte order mark. */
    Reader open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            bytes.mark(2);
            boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            // The decoder itself, not its name: malformed text is then an error, and not replaced.
            var decoder = StandardCharsets.UTF_8.newDecoder();
            Reader text =
                    new BufferedReader(
                            new InputStreamReader(
                                    gzip ? new GZIPInputStream(bytes, BUFFER) : bytes, decoder));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    DataException unreadable(Exception e) {
        Throwable cause =
                e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof CharacterCodingException
                ? where(0).error(
                                cause, "the text is not UTF-8. Convert it, for example with iconv.")
                : where(0).error(cause, "the file cannot be read: %s.".formatted(cause));
    }
}
