package com.example.optimizers;

import org.thalweg.testkit.LossContract;

class PseudoHuberContractTest implements LossContract {
    @Override
    public PseudoHuber subject() {
        return new PseudoHuber();
    }
}
