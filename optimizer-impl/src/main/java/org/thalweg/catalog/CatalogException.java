package org.thalweg.catalog;

import java.util.OptionalInt;
import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/**
 * Says that what was asked of the catalog cannot be had, and what can. The message of an error in pipe form begins with line
 * and column, and shows the line.
 */
public final class CatalogException extends UsageException {

    private final String sentence;
    private final transient Place place;

    CatalogException(Place place, String sentence) {
        super(place.explain(Shown.message(sentence)));
        this.place = place;
        this.sentence = Shown.message(sentence);
    }

    /** Returns the message without line, column and text: what is wrong, what was meant, what is possible. */
    public String sentence() {
        return sentence;
    }

    /** Returns how many characters into a text in pipe form the mistake is; empty if there is no such text. */
    public OptionalInt offset() {
        return place.text().isEmpty() ? OptionalInt.empty() : OptionalInt.of(place.offset());
    }

    /** Returns the JSON pointer of the node where the mistake is, {@code /0/momentum/beta}; empty at the root. */
    public String pointer() {
        return place.pointer();
    }
}
