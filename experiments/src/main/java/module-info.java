/** Ablation experiments as a library: {@code Ablation} and {@code AblationRun} are the way in. */
@SuppressWarnings({
    "module",
    "requires-automatic"
}) // Exported to one that is compiled later; see docs/decisions.md on Commons Math.
module org.thalweg.experiments {
    requires transitive org.thalweg.datasets;
    requires org.thalweg.regularizers;
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires commons.math3;
    requires de.siegmar.fastcsv;
    requires java.management;
    requires java.sql;
    requires org.apache.commons.statistics.distribution;
    requires org.xerial.sqlitejdbc;
    requires org.yaml.snakeyaml;
    requires static org.jspecify;

    exports org.thalweg.experiments;
    exports org.thalweg.experiments.findings;
    exports org.thalweg.experiments.oracle;
    exports org.thalweg.experiments.plan;
    exports org.thalweg.experiments.report;
    exports org.thalweg.experiments.run;
    exports org.thalweg.experiments.selfcheck;
    exports org.thalweg.experiments.spec;
    exports org.thalweg.experiments.statistics;
    exports org.thalweg.experiments.store;
    exports org.thalweg.experiments.words;

    opens org.thalweg.experiments.report to
            com.fasterxml.jackson.databind;
}
