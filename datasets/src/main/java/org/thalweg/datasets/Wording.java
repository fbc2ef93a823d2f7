package org.thalweg.datasets;

/** How whoever reads a file says its settings, so that messages advise what can be written there. Immutable. */
public interface Wording {

    /** The methods of {@link Csv}. */
    Wording JAVA =
            new Wording() {
                @Override
                public String name(CsvSetting setting) {
                    return setting.method();
                }

                @Override
                public String with(CsvSetting setting, String value) {
                    return setting.call(value);
                }

                @Override
                public String place(CsvSetting setting) {
                    return "";
                }
            };

    /** Returns what a setting is called: {@code skipLines}, {@code skip-lines}, {@code --skip-lines}; empty if it cannot be set. */
    String name(CsvSetting setting);

    /** Returns how it is set to a value: {@code header(false)}, {@code header: false}, {@code --no-header}. */
    String with(CsvSetting setting, String value);

    /** Returns where it was set, with a colon and a blank, for the beginning of a message: {@code wine.yaml:7:5: }; or nothing. */
    String place(CsvSetting setting);
}
