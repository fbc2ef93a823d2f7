package org.thalweg.text;

import java.util.Collection;
import java.util.Locale;

/** The question an error message asks when an unknown name is close to a valid one. */
public final class DidYouMean {

    /** No name that could be meant is longer, and the time to compare grows with the product of lengths. */
    private static final int LONGEST = 200;

    private DidYouMean() {}

    /**
     * Returns {@code " Did you mean 'x'?"}, with the leading blank, for the valid name closest to the given one, or an empty
     * string when none is close.
     *
     * <p>Names are compared without case, '-' and '_'. Closeness is the Damerau–Levenshtein distance between adjacent letters
     * (insertion, deletion, substitution, swap of neighbours: one each); a third of the given name's letters may be wrong, and
     * always one. Among equally close names the first in alphabetical order wins, whatever the order of the collection. Nothing is
     * close to a text of more than 200 letters.
     */
    public static String suggest(String given, Collection<String> valid) {
        if (given.length() > LONGEST) {
            return "";
        }
        String wanted = normalize(given);
        int allowed = Math.max(1, wanted.length() / 3);
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : valid.stream().sorted().toList()) {
            String candidate = normalize(name);
            int longer = Math.abs(wanted.length() - candidate.length());
            int distance = longer > allowed ? longer : distance(wanted, candidate);
            boolean sharesALetter =
                    distance < Math.max(wanted.length(), candidate.length()) || distance == 0;
            if (distance <= allowed && distance < least && sharesALetter) {
                best = name;
                least = distance;
            }
        }
        return best.isEmpty() ? "" : " Did you mean '" + best + "'?";
    }

    /**
     * Returns the same for paths: of the valid one that is closest, or else of one that ends with what was given, as {@code
     * accumulate/momentum} does with {@code momentum}.
     */
    public static String suggestPath(String given, Collection<String> valid) {
        String close = suggest(given, valid);
        return close.isEmpty()
                ? valid.stream()
                        .filter(path -> normalize(path).endsWith("/" + normalize(given)))
                        .findFirst()
                        .map(path -> " Did you mean '" + path + "'?")
                        .orElse("")
                : close;
    }

    /** Returns whether two names are the same without case, '-' and '_'. */
    public static boolean same(String a, String b) {
        return normalize(a).equals(normalize(b));
    }

    private static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** The optimal string alignment distance: no stretch of letters is edited twice. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + substitution, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
