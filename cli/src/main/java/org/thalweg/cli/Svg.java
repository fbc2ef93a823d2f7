package org.thalweg.cli;

import com.google.common.io.MoreFiles;
import java.nio.file.Path;

/** Files of pictures. */
final class Svg {

    private Svg() {}

    /** Refuses the names of other formats; one without an extension will do. */
    static void requireExtension(Path file) {
        String extension = MoreFiles.getFileExtension(file);
        if (!extension.isEmpty() && !extension.equalsIgnoreCase("svg")) {
            throw new WrongUsage(
                    "--out: '%s' ends in .%s, and the picture is SVG. Name it with .svg at its end.",
                    file, extension);
        }
    }
}
