/** Penalties and constraints: a plug-in like anyone's. */
module org.thalweg.regularizers {
    requires transitive org.thalweg.api;
    requires static org.jspecify;

    exports org.thalweg.regularizers;

    provides org.thalweg.Regularizer with
            org.thalweg.regularizers.ElasticNet,
            org.thalweg.regularizers.L1,
            org.thalweg.regularizers.L2,
            org.thalweg.regularizers.MaxNorm;
}
