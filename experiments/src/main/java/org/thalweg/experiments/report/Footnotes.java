package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.experiments.words.Verdicts.Wording;

/** What many verdicts of a table have in common, said once below it; its rows name the number. */
final class Footnotes {

    /** What fewer rows say stands in each of them. */
    static final int LEAST = 3;

    private final List<String> texts;

    private Footnotes(List<String> texts) {
        this.texts = new ArrayList<>(texts);
    }

    static Footnotes of(List<Wording> wordings) {
        List<String> all =
                wordings.stream()
                        .flatMap(w -> Stream.of(w.shared(), w.more()))
                        .filter(text -> !text.isEmpty())
                        .toList();
        return new Footnotes(
                Grouped.by(all, text -> text).entrySet().stream()
                        .filter(same -> same.getValue().size() >= LEAST)
                        .map(same -> same.getKey())
                        .toList());
    }

    /** Returns the words of a row that is none of a variant: in their place where no verdict is marked, else as a note, too. */
    String marked(String words) {
        if (texts.isEmpty()) {
            return words;
        }
        texts.add(words);
        return "(" + texts.size() + ")";
    }

    /** Returns the verdict with what it alone has to say, and the numbers of what it shares: "no verdict (1)". */
    String marked(Wording wording) {
        List<String> numbers = new ArrayList<>();
        String reason = mark(wording.shared(), wording.reason(), numbers);
        String more = mark(wording.more(), wording.more(), numbers);
        String marks =
                numbers.isEmpty()
                        ? ""
                        : numbers.stream().collect(Collectors.joining(", ", " (", ")"));
        return new Wording(wording.verdict() + marks, reason, reason, more).text();
    }

    private String mark(String shared, String own, List<String> numbers) {
        int index = texts.indexOf(shared);
        if (index < 0) {
            return own;
        }
        numbers.add(Integer.toString(index + 1));
        return "";
    }

    /** Returns them in their order, each with its number. */
    List<String> list() {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + texts.get(i))
                .toList();
    }
}
