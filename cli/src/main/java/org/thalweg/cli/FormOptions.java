package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.text.DidYouMean;

/** Of the options of a data file, those that say how its text is read, whatever its columns are for. */
final class FormOptions {

    private final KeyOptions options;

    FormOptions(KeyOptions options) {
        this.options = options;
    }

    /** Returns a source read as was said. */
    DataSource of(DataSource source) {
        DataSource said =
                source.skipLines(options.checked(Keys.SKIP_LINES))
                        .missing(missing())
                        .saidByOptions();
        said = delimiter().map(said::delimiter).orElse(said);
        said = decimal().map(said::decimal).orElse(said);
        said = options.text(Keys.HEADER).map(Boolean::valueOf).map(said::header).orElse(said);
        return options.has(Keys.MISSING_VALUES)
                ? said.missingValues(options.all(Keys.MISSING_VALUES))
                : said;
    }

    static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new WrongUsage(
                    "--data: there is no file '%s'%s.",
                    path, path.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath());
        }
    }

    /** Returns what separates columns, if it was said. */
    Optional<Character> delimiter() {
        return options.text(Keys.DELIMITER)
                .map(
                        text -> {
                            if (text.equals("tab") || text.equals("\\t")) {
                                return '\t';
                            }
                            if (text.length() != 1) {
                                throw new WrongUsage(
                                        "--delimiter must be one character, or 'tab', got '%s'.",
                                        text);
                            }
                            return text.charAt(0);
                        });
    }

    private Optional<Character> decimal() {
        return options.text(Keys.DECIMAL)
                .map(
                        text -> {
                            if (text.length() != 1 || !Keys.DECIMAL.allows(text.charAt(0))) {
                                throw new WrongUsage(
                                        "--decimal must be %s, got '%s'.",
                                        Keys.DECIMAL.range(), text);
                            }
                            return text.charAt(0);
                        });
    }

    private Missing missing() {
        return saidMissing().orElseGet(Keys.MISSING::usual);
    }

    /** Returns what becomes of missing values, if it was said. */
    Optional<Missing> saidMissing() {
        return options.text(Keys.MISSING).map(word -> oneOf("--missing", word, Missing.values()));
    }

    /** Returns the constant that a word of the command line means. */
    static <E extends Enum<E>> E oneOf(String option, String word, E[] constants) {
        List<E> all = List.of(constants);
        List<String> words = all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        if (!words.contains(word)) {
            int last = words.size() - 1;
            throw new WrongUsage(
                    "%s must be %s or %s, got '%s'.%s",
                    option,
                    String.join(", ", words.subList(0, last)),
                    words.get(last),
                    word,
                    DidYouMean.suggest(word, words));
        }
        return all.get(words.indexOf(word));
    }
}
