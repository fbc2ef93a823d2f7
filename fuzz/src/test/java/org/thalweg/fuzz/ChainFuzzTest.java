package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.thalweg.Component;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;

/** Components written as text: {@code momentum(0.9) | sgd(0.05)}. */
class ChainFuzzTest {

    private static final Catalog CATALOG = Catalog.standard();

    @FuzzTest(maxExecutions = 2000)
    void what_is_read_is_printed_and_read_again(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Optional<Chain> chain = Told.by(text.length(), () -> CATALOG.parseChain(text));
        chain.ifPresent(one -> assertEquals(one, CATALOG.parseChain(one.toString())));
        for (Kind kind : Kind.values()) {
            Optional<? extends Component> component =
                    Told.by(text.length(), () -> CATALOG.parse(kind.type(), text));
            component.ifPresent(
                    one ->
                            assertEquals(
                                    asWritten(one),
                                    CATALOG.parse(kind.type(), Notation.print(one))));
        }
    }

    /** A chain of one link is written as that link, which does the same. */
    private static Component asWritten(Component component) {
        return component instanceof Chain chain && chain.links().size() == 1
                ? asWritten(chain.links().get(0))
                : component;
    }
}
