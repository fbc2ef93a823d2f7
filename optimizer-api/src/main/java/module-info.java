/** What plug-ins implement: components, tiles and the graph. It depends on nothing. */
module org.thalweg.api {
    requires static org.jspecify;

    exports org.thalweg;
    exports org.thalweg.graph;

    provides org.thalweg.Optimizer with
            org.thalweg.Identity;
    provides org.thalweg.Schedule with
            org.thalweg.Constant;
}
