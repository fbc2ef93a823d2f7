package org.thalweg.experiments.statistics;

/**
 * All that a verdict on one comparison rests on.
 *
 * @param interval of the difference, variant minus base, on the primary metric
 * @param p of no difference, adjusted for all comparisons
 * @param equivalenceP of a difference beyond the practical margin: {@link Equivalence#p()}
 * @param divergence on which seeds only one of both diverged
 * @param divergenceP of equally frequent divergence, adjusted for all comparisons like p
 * @param inert whether base and variant are identical on all seeds, or the component never acted
 */
public record Evidence(
        Interval interval,
        double p,
        double equivalenceP,
        McNemar divergence,
        double divergenceP,
        boolean inert) {

    /** Accepts p-values in [0, 1]. */
    public Evidence {
        Finite.p("p", p);
        Finite.p("equivalenceP", equivalenceP);
        Finite.p("divergenceP", divergenceP);
    }
}
