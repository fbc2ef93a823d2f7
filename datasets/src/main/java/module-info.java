/** CSV files into datasets. */
module org.thalweg.datasets {
    requires transitive org.thalweg;
    requires ch.randelshofer.fastdoubleparser;
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;

    exports org.thalweg.datasets;
}
