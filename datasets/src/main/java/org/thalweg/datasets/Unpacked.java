package org.thalweg.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of gzip data. They may be several that follow each other, as bgzip, pigz and {@code cat} write them: {@link
 * GZIPInputStream} takes the first for all if no more bytes are said to be available, and whatever follows that is not gzip for
 * their end.
 */
final class Unpacked extends GZIPInputStream {

    /** Checksum and length, which end each of them. */
    private static final int TRAILER = 8;

    private boolean ended;

    /** @param packed which can be marked */
    Unpacked(InputStream packed, int buffer) throws IOException {
        super(new Truthful(packed), buffer);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int count = super.read(to, from, length);
        if (count < 0 && !ended) {
            ended = true;
            requireNothingMore();
        }
        return count;
    }

    /** Zeros fill the blocks of tapes and disks. */
    private void requireNothingMore() throws IOException {
        boolean zeros = true;
        for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
            zeros &= buf[i] == 0;
        }
        for (int next = in.read(); zeros && next >= 0; next = in.read()) {
            zeros = next == 0;
        }
        if (!zeros) {
            throw new ZipException("something follows them that is none");
        }
    }

    /** Bytes of which one is available until there are none. */
    private static final class Truthful extends FilterInputStream {

        Truthful(InputStream packed) {
            super(packed);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
