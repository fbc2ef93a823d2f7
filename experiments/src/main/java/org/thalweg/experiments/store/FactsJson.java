package org.thalweg.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Facts as JSON, which SQLite and other tools understand, too. */
final class FactsJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FactsJson() {}

    static String write(Object facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            T facts = JSON.readValue(json, type);
            if (facts != null) {
                return facts;
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException(noFacts(type), e));
        }
        throw new UncheckedIOException(new IOException(noFacts(type)));
    }

    private static String noFacts(Class<?> type) {
        return "this is no JSON of " + type.getSimpleName();
    }
}
