package org.thalweg.wrappers;

import java.util.regex.Pattern;
import org.thalweg.Block;
import org.thalweg.UsageException;

/** Some of the parameters, as a text names them: by role, by name, or by a pattern in which * stands for anything. */
final class Selection {

    private Selection() {}

    /** What {@code where} is, for {@link org.thalweg.Param}. */
    static final String MEANING =
            "weights, biases, scales, a parameter's name, or a pattern such as hidden*";

    static void check(String where) {
        if (where.isBlank()) {
            throw new UsageException(
                    "Name some parameters: weights, biases, scales, a name such as W, or a pattern such as hidden*.");
        }
    }

    static boolean has(String where, Block block) {
        return switch (where) {
            case "weights" -> block.role() == Block.Role.WEIGHTS;
            case "biases" -> block.role() == Block.Role.BIAS;
            case "scales" -> block.role() == Block.Role.SCALE;
            default -> matches(where, block.name());
        };
    }

    private static boolean matches(String pattern, String name) {
        String[] pieces = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(pieces[0]));
        for (int i = 1; i < pieces.length; i++) {
            regex.append(".*").append(Pattern.quote(pieces[i]));
        }
        return name.matches(regex.toString());
    }

    /** Returns a text for paths, in which dots, slashes and the like have a meaning. */
    static String key(String prefix, String where) {
        return prefix + "-" + where.replaceAll("[\\s./#=]", "_");
    }
}
