/** The command {@code thalweg}. A program: it exports nothing. */
module org.thalweg.cli {
    requires org.thalweg.experiments;
    requires org.thalweg.testkit;
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires info.picocli;
    requires java.compiler;
    requires static org.jspecify;

    opens org.thalweg.cli to
            info.picocli;
}
