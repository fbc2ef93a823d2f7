package org.thalweg.integration.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a Markdown file. */
final class Blocks {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** A block and the word after its fence. */
    record Block(String language, String text) {}

    /** A command of a {@code console} block, and what it prints. */
    record Command(String line, String output) {}

    private Blocks() {}

    static List<Block> of(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = FENCED.matcher(Files.readString(file));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** Returns the commands after {@code $}; lines that begin otherwise belong to the output of the one before. */
    static List<Command> commands(Block console) {
        List<Command> commands = new ArrayList<>();
        for (String part : console.text().split("(?m)^\\$ ", -1)) {
            if (!part.isBlank()) {
                // A backslash at the end of a line goes on with the next.
                String joined = part.replace("\\\n", "");
                int end = joined.indexOf('\n');
                commands.add(new Command(joined.substring(0, end), joined.substring(end + 1)));
            }
        }
        return commands;
    }

    /** Returns a pattern in which {@code …} stands for anything, on a line of its own also for many lines. */
    static Pattern expectation(String output) {
        StringBuilder regex = new StringBuilder();
        for (String line : output.strip().split("\n", -1)) {
            if (line.strip().equals("…")) {
                regex.append("(?:.*\n)*?");
            } else {
                for (String piece : line.split("…", -1)) {
                    regex.append(Pattern.quote(piece)).append(".*");
                }
                regex.setLength(regex.length() - 2);
                regex.append(" *\n");
            }
        }
        return Pattern.compile(regex.toString());
    }
}
