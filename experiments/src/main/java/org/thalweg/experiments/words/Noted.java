package org.thalweg.experiments.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.text.Numbers;

/** Notes in one or two sentences. */
public final class Noted {

    private static final int DIGITS = 3;
    private static final int LEAST_ALIKE = 3;

    private Noted() {}

    /** Returns the sentences of notes, one for all variants of which the same is noted, if these are three or more. */
    public static List<String> sentences(List<Note> notes) {
        Map<Object, List<Note>> alike =
                notes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Noted::likeness, LinkedHashMap::new, Collectors.toList()));
        return alike.entrySet().stream()
                .flatMap(
                        same ->
                                same.getValue().size() < LEAST_ALIKE
                                        ? same.getValue().stream().map(Noted::sentence)
                                        : Stream.of(
                                                same.getKey()
                                                        + same.getValue().stream()
                                                                .map(Noted::share)
                                                                .collect(Collectors.joining(", "))
                                                        + "."))
                .toList();
    }

    /** Returns what is said of all variants alike; a note that is about no variant is like nothing else. */
    private static Object likeness(Note note) {
        if (note instanceof Note.AtEdge edge) {
            return text(
                    "%s: the best %s is at the end of what was tried%s, in so many replicates: ",
                    edge.facts().name(),
                    String.join(" or ", edge.parameters()),
                    edge.extended() ? ", though the range was extended" : "");
        }
        if (note instanceof Note.NoneUsable none && none.failed().isEmpty()) {
            return text(
                    "%s: every run of the tuning diverged or failed and the smallest values stand in, so that the range should begin lower, in so many replicates: ",
                    none.facts().name());
        }
        if (note instanceof Note.LeftOut out) {
            return text(
                    "%s, against %s: pairs are left out, because a run %s: ",
                    out.pairs().dataset(), out.pairs().comparison().base().name(), reasons(out));
        }
        return note;
    }

    private static String share(Note note) {
        if (note instanceof Note.AtEdge edge) {
            return share(edge.arm(), edge.replicates(), edge.facts().replicates());
        }
        if (note instanceof Note.NoneUsable none) {
            return share(none.arm(), none.replicates(), none.facts().replicates());
        }
        Pairs pairs = ((Note.LeftOut) note).pairs();
        return share(pairs.comparison().arm(), pairs.asked() - pairs.count(), pairs.asked());
    }

    private static String share(Arm arm, long some, int all) {
        return text("%s %d of %d", arm.name(), some, all);
    }

    /** Returns the sentences of a note. */
    public static String sentence(Note note) {
        if (note instanceof Note.LeftOut out) {
            return leftOut(out);
        }
        if (note instanceof Note.Identifiers identifiers) {
            return identifiers(identifiers.facts());
        }
        if (note instanceof Note.Repeated repeated) {
            return repeated(repeated.facts());
        }
        if (note instanceof Note.Folds folds) {
            return folds.facts().name() + ": " + folds.told();
        }
        if (note instanceof Note.AtEdge edge) {
            return atEdge(edge);
        }
        if (note instanceof Note.NoneUsable none) {
            return noneUsable(none);
        }
        return unstable((Note.Unstable) note);
    }

    private static String leftOut(Note.LeftOut note) {
        Comparison comparison = note.pairs().comparison();
        return text(
                "%s, %s against %s: %d of %d pairs are left out, because a run %s.",
                note.pairs().dataset(),
                comparison.arm().name(),
                comparison.base().name(),
                note.pairs().asked() - note.pairs().count(),
                note.pairs().asked(),
                reasons(note));
    }

    private static String reasons(Note.LeftOut note) {
        List<String> reasons =
                Stream.concat(
                                Stream.of(Kind.FAILED, Kind.TIMEOUT, Kind.INTERRUPTED)
                                        .filter(note.endings()::contains)
                                        .map(Noted::reason),
                                Stream.of("measured what is no number")
                                        .filter(unbounded -> note.pairs().unbounded() > 0))
                        .toList();
        return reasons.isEmpty()
                ? "does not have the primary measure"
                : String.join(" or ", reasons);
    }

    private static String reason(Kind ending) {
        return switch (ending) {
            case FAILED -> "failed";
            case TIMEOUT -> "was out of time";
            case INTERRUPTED -> "is still to be done";
            case OK, DIVERGED -> throw new IllegalArgumentException(ending.name());
        };
    }

    private static String identifiers(DataFacts facts) {
        return text(
                "%s: '%s' looks like a number of subjects who occur in several rows. If it is, rows of one subject are on both sides of every fold, and the verdicts are about rows of known subjects: write 'split: {group: \"%s\"}', on the command line '--group \"%s\"'. If it is not, all is well.",
                facts.name(),
                String.join("', '", facts.identifiers()),
                facts.identifiers().get(0),
                facts.identifiers().get(0));
    }

    private static String repeated(DataFacts facts) {
        return text(
                "%s: %d of %d rows are copies of an earlier one, inputs and target alike. If they are the same cases, some that are tested were trained on: leave the copies out, or keep them together by 'split: {group: COLUMN}', on the command line '--group COLUMN'. If they are other cases that measured the same, all is well.",
                facts.name(), facts.repeated(), facts.instances());
    }

    private static String atEdge(Note.AtEdge note) {
        return text(
                "%s, %s: in %d of %d replicates the best %s is at the end of what was tried%s.",
                note.facts().name(),
                note.arm().name(),
                note.replicates(),
                note.facts().replicates(),
                String.join(" or ", note.parameters()),
                note.extended() ? ", though the range was extended" : "");
    }

    private static String noneUsable(Note.NoneUsable note) {
        if (note.failed().isPresent()) {
            return text(
                    "%s, %s: in %d of %d replicates every run of the tuning failed, whatever the values: %s. The smallest values stand in.",
                    note.facts().name(),
                    note.arm().name(),
                    note.replicates(),
                    note.facts().replicates(),
                    note.failed().get().replaceFirst("\\.+$", ""));
        }
        return text(
                "%s, %s: in %d of %d replicates every run of the tuning diverged or failed; the smallest values stand in. Begin the range lower.",
                note.facts().name(),
                note.arm().name(),
                note.replicates(),
                note.facts().replicates());
    }

    private static String unstable(Note.Unstable note) {
        return text(
                "%s: gradient descent is stable below a learning rate of %s only, and the range begins at %s.",
                note.facts().name(),
                Numbers.rounded(note.largest(), DIGITS),
                Numbers.rounded(note.range().low(), DIGITS));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
