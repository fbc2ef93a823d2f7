package org.thalweg.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.thalweg.records.Kind;
import org.thalweg.text.Shown;

/** A line of a services file that does not name a class: perhaps it has one inside, or two without a line end between them. */
final class ServicesLine {

    private static final String WORD = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final Pattern NAME = Pattern.compile(WORD + "(\\." + WORD + ")*");

    /** No name is so long; looking for two in what is none takes time that grows with the square of its length. */
    private static final int LONGEST = 1000;

    private ServicesLine() {}

    /** Returns whether a line is written as the name of a class. */
    static boolean isName(String line) {
        return line.length() <= LONGEST && NAME.matcher(line).matches();
    }

    /** Returns the classes that are there and stand in a line, whatever is around them, in order. */
    static List<String> classes(String line, ClassLoader loader) {
        List<String> classes = new ArrayList<>();
        for (String part : line.split("[^\\p{L}\\p{N}_$./]+", LONGEST)) {
            String name = part.replace('/', '.').replaceFirst("\\.(class|java)$", "");
            classes.addAll(glued(name, loader));
        }
        return classes;
    }

    /** Returns the names of classes that make up a name, one or more; none if they do not. */
    private static List<String> glued(String name, ClassLoader loader) {
        List<String> classes = new ArrayList<>();
        int from = 0;
        while (from < name.length() && name.length() <= LONGEST) {
            int to = name.length();
            while (to > from && !isThere(name.substring(from, to), loader)) {
                to--;
            }
            if (to == from) {
                return List.of();
            }
            classes.add(name.substring(from, to));
            from = to;
        }
        return classes;
    }

    private static boolean isThere(String className, ClassLoader loader) {
        return isName(className)
                && loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    /** Returns why a class that stands in a line is not found, after its name. */
    static String hides(Kind kind, String line) {
        return String.format(
                "is not alone in its line of %s, which is '%s'. Write each class in a line of its own, its name and nothing else.",
                kind.services(), Shown.of(line));
    }

    /** Returns what is wrong with a line in which there is no class. */
    static String isNone(Kind kind, String line) {
        return String.format(
                "%s has the line '%s', which is no name of a class. Write each class in a line of its own, such as com.acme.MyRule, in UTF-8.",
                kind.services(), Shown.of(line));
    }
}
