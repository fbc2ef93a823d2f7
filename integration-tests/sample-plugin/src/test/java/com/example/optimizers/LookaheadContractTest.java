package com.example.optimizers;

import org.thalweg.testkit.OptimizerContract;

class LookaheadContractTest implements OptimizerContract {
    @Override
    public Lookahead subject() {
        return new Lookahead();
    }
}
