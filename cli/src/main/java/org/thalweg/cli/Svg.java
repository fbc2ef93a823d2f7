package org.thalweg.cli;

import com.google.common.io.MoreFiles;
import com.google.common.xml.XmlEscapers;
import java.nio.file.Path;
import java.util.Locale;
import org.thalweg.files.OutputFile;

/** A picture in the making, and its file. */
final class Svg {

    private final StringBuilder lines = new StringBuilder();

    /** Adds a line, whose numbers have points. */
    void line(String format, Object... values) {
        lines.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** Begins the picture: its size, a title for those who do not see it, and the style of what follows. */
    void begin(int width, int height, String title, String style) {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                width, height, width, height);
        line("<title>%s</title>", escaped(title));
        line("<style>%n%s</style>", style);
    }

    /** Ends the picture, and returns it. */
    String end() {
        line("</svg>");
        return lines.toString();
    }

    /** Returns a text as it stands between tags. */
    static String escaped(String text) {
        return XmlEscapers.xmlContentEscaper().escape(text);
    }

    /**
     * Returns the file for a picture, which can be written as far as one can tell.
     *
     * @throws org.thalweg.UsageException if it has the name of another format, or is there and no picture; a name without an
     *     extension will do
     */
    static OutputFile output(Path file) {
        String extension = MoreFiles.getFileExtension(file);
        if (!extension.isEmpty() && !extension.equalsIgnoreCase("svg")) {
            throw new WrongUsage(
                    "--out: '%s' ends in .%s, and the picture is SVG. Name it with .svg at its end.",
                    file, extension);
        }
        OutputFile picture = new OutputFile(file);
        picture.requireWritable();
        picture.requireNoOther("picture in SVG", "<svg");
        return picture;
    }
}
