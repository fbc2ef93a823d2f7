package org.thalweg.datasets;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.thalweg.data.DataException;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.DidYouMean;

/** A file of text in UTF-8 or UTF-16, with or without a byte order mark, plain or gzip. It may be a pipe: it is opened once. */
record TextFile(Path path) {

    private static final int BUFFER = 1 << 16;
    private static final int LOOKED_AT = 1 << 10;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    Where where(long line) {
        return new Where(path.toString(), line);
    }

    void check() {
        if (path.toString().isEmpty()) {
            throw new DataException("'' is no name of a file. Name one.");
        }
        if (Files.isDirectory(path)) {
            throw where(0).error("this is a directory. Name a file in it.");
        }
        if (!Files.exists(path)) {
            throw where(0).error(
                            "there is no such file.%s",
                            new Sentence(DidYouMean.suggest(path.toString(), neighbours())));
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
    BufferedReader open() throws IOException {
        InputStream file = new BufferedInputStream(new OnceThrough(path), BUFFER);
        try {
            byte[] first = look(file, 2);
            boolean gzip = first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
            InputStream bytes =
                    gzip ? new BufferedInputStream(new Unpacked(file, BUFFER), BUFFER) : file;
            byte[] beginning = look(bytes, LOOKED_AT);
            Optional<String> other = OtherFormat.of(beginning);
            if (other.isPresent()) {
                throw where(0).error(
                                "this is not CSV: it is %s. Save or unpack it as CSV in UTF-8.",
                                new Sentence(other.get()));
            }
            // The decoder itself, not its name: malformed text is then an error, and not replaced.
            var decoder = encoding(beginning).newDecoder();
            BufferedReader text = new BufferedReader(new InputStreamReader(bytes, decoder), BUFFER);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException | DataException e) {
            file.close();
            throw e;
        }
    }

    private static byte[] look(InputStream bytes, int most) throws IOException {
        bytes.mark(most);
        byte[] first = bytes.readNBytes(most);
        bytes.reset();
        return first;
    }

    /** Most of the letters of a table are ASCII, of which UTF-16 makes a zero and a letter. */
    private static Charset encoding(byte[] first) {
        int pairs = first.length / 2;
        int[] zeros = new int[2];
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i % 2] += first[i] == 0 ? 1 : 0;
        }
        if (pairs > 0 && (isPair(first, 0xfe, 0xff) || 2 * zeros[0] > pairs)) {
            return StandardCharsets.UTF_16BE;
        }
        return pairs > 0 && (isPair(first, 0xff, 0xfe) || 2 * zeros[1] > pairs)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    private static boolean isPair(byte[] bytes, int first, int second) {
        return bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    /** A stream that is only read: what it would say is available takes a place in the file, which a pipe does not have. */
    private static final class OnceThrough extends FilterInputStream {

        OnceThrough(Path path) throws IOException {
            super(Files.newInputStream(path));
        }

        @Override
        public int available() {
            return 0;
        }
    }

    DataException unreadable(Exception e) {
        Throwable cause =
                e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof CharacterCodingException) {
            return where(0).error(
                            cause,
                            "the text is neither UTF-8 nor UTF-16. Convert it, for example with iconv.");
        }
        if (cause instanceof EOFException) {
            return where(0).error(
                            cause,
                            "the gzip data end too early: the file is cut short. Copy or pack it again.");
        }
        if (cause instanceof ZipException) {
            return where(0).error(
                            cause,
                            "the gzip data are damaged: %s. Copy or pack the file again.",
                            String.valueOf(cause.getMessage()));
        }
        return cause instanceof AccessDeniedException
                ? where(0).error(cause, "this file may not be read: permission denied.")
                : where(0).error(cause, "the file cannot be read: %s.", cause.toString());
    }
}
