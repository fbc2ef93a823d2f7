package org.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.Loss;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;

/** What a contract lets an author declare. */
class DeclaredExceptionsTest {

    private static Compliance compliance(List<Obligation> obligations, String name) {
        return obligations.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .compliance();
    }

    private static Compliance notApplicable(String reason) {
        return new Compliance(Compliance.Outcome.NOT_APPLICABLE, reason);
    }

    @Test
    void a_rule_need_not_treat_both_signs_alike() {
        OptimizerContract contract =
                new OptimizerContract() {
                    @Override
                    public Optimizer subject() {
                        return new OptimizerMutants.ClipsFromAbove();
                    }

                    @Override
                    public boolean isOdd() {
                        return false;
                    }
                };
        assertEquals(
                notApplicable("Its contract says so: isOdd() is false."),
                compliance(contract.obligations(), "treats_both_signs_alike"));
    }

    @Test
    void a_parameter_need_not_act() {
        OptimizerContract contract =
                new OptimizerContract() {
                    @Override
                    public Optimizer subject() {
                        return new OptimizerMutants.IgnoresSome();
                    }

                    @Override
                    public Set<String> quietParameters() {
                        return Set.of("decay");
                    }
                };
        assertEquals(
                notApplicable("It has no hyper-parameters that must act."),
                compliance(contract.obligations(), "lets_every_parameter_act"));
    }

    @Test
    void a_penalty_need_not_be_convex() {
        RegularizerContract contract =
                new RegularizerContract() {
                    @Override
                    public Regularizer subject() {
                        return new RegularizerMutants.HardThreshold();
                    }

                    @Override
                    public boolean isConvex() {
                        return false;
                    }
                };
        assertEquals(
                notApplicable("Its contract says that it is not convex."),
                compliance(contract.obligations(), "has_a_firmly_non_expansive_proximal_map"));
    }

    @Test
    void a_penalty_may_be_meant_for_biases_too() {
        RegularizerContract contract =
                new RegularizerContract() {
                    @Override
                    public Regularizer subject() {
                        return new RegularizerMutants.TakesBiases();
                    }

                    @Override
                    public boolean exemptsBiases() {
                        return false;
                    }
                };
        assertEquals(
                notApplicable("Its contract says so: exemptsBiases() is false."),
                compliance(contract.obligations(), "leaves_biases_alone_unless_asked"));
    }

    @Test
    void a_loss_may_be_negative_and_have_other_targets() {
        LossContract contract =
                new LossContract() {
                    @Override
                    public Loss subject() {
                        return new LossMutants.BelowZero();
                    }

                    @Override
                    public double lowerBound() {
                        return -2;
                    }

                    @Override
                    public double[][] targets() {
                        return new double[][] {{-1, 1}, {2, 0.5}};
                    }
                };
        for (Obligation obligation : contract.obligations().subList(5, 13)) {
            assertEquals(Compliance.MET, obligation.compliance(), obligation.name());
        }
    }
}
