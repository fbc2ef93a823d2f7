package org.thalweg.datasets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is that is no table in text, by how it begins. */
final class OtherFormat {

    private static final int TAR_MARK = 257;

    private static final Map<String, String> BEGINNINGS =
            Map.ofEntries(
                    Map.entry("PK\3\4", "a ZIP archive, as Excel and LibreOffice write workbooks"),
                    Map.entry(
                            "\u00d0\u00cf\u0011\u00e0",
                            "a workbook or document of an older Office"),
                    Map.entry("BZh", "packed by bzip2"),
                    Map.entry("\u00fd7zXZ", "packed by xz"),
                    Map.entry("(\u00b5/\u00fd", "packed by zstd"),
                    Map.entry("\u001f\u008b", "packed twice"),
                    Map.entry("PAR1", "a Parquet file"),
                    Map.entry("\u0089HDF", "an HDF5 file"),
                    Map.entry("SQLite format 3", "an SQLite database"),
                    Map.entry("%PDF", "a PDF document"),
                    Map.entry("\u00ff\u00fe\0\0", "text in UTF-32"),
                    Map.entry("\0\0\u00fe\u00ff", "text in UTF-32"));

    private OtherFormat() {}

    /** Says what the first bytes are, if they are one of these. */
    static Optional<String> of(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        String page = text.stripLeading().toLowerCase(Locale.ROOT);
        if (page.startsWith("<!doctype html") || page.startsWith("<html")) {
            return Optional.of("a page of the web");
        }
        if (text.startsWith("ustar", TAR_MARK)) {
            return Optional.of("a tar archive");
        }
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> text.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
