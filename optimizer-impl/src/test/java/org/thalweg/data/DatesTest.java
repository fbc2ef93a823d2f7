package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    /** Seconds by Python's datetime, with UTC where no offset is written. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01,0",
        "2024-03,1709251200",
        "2024-03-31,1711843200",
        "2024/03/31,1711843200",
        "2024/03,1709251200",
        "2024-02-29,1709164800",
        "1969-12-31,-86400",
        "1850-06-15,-3772569600",
        "2024-03-31T14:30,1711895400",
        "2024-03-31 14:30,1711895400",
        "2024/03/31 14:30:15,1711895415",
        "2024-03-31T14:30:15.25,1711895415.25",
        "2024-03-31T14:30Z,1711895400",
        "2024-03-31T14:30:15+02:00,1711888215",
        "2024-03-31T14:30-0500,1711913400",
    })
    void a_date_is_seconds_since_1970_began(String text, double expected) {
        assertEquals(OptionalDouble.of(expected), Dates.seconds(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "20240331",
                "31.03.2024",
                "03/31/2024",
                "2024-3-31",
                "2024-13-01",
                "2023-02-29",
                "2024-03/31",
                "2024-03T14:30",
                "2024-03-31T25:00",
                "2024-03-31 14",
                "2024-03-31x",
                "March 2024",
            })
    void other_texts_are_none(String text) {
        assertEquals(OptionalDouble.empty(), Dates.seconds(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03,2024-03-01",
        "2024/03/31,2024-03-31",
        "1969-12-31,1969-12-31",
        "2024-03-31 14:30,2024-03-31T14:30",
        "2024-03-31T14:30:15.1,2024-03-31T14:30:15.100",
        "1901-03-31T23:59:59.999999,1901-03-31T23:59:59.999999",
        "2024-03-31T14:30:15+02:00,2024-03-31T12:30:15",
    })
    void a_date_is_written_as_it_would_be_read(String text, String expected) {
        assertEquals(expected, Dates.text(Dates.seconds(text).orElseThrow()));
        assertEquals(Dates.seconds(text), Dates.seconds(expected));
    }
}
