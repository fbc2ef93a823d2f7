package com.example.optimizers;

import org.thalweg.testkit.OptimizerContract;

class SignumContractTest implements OptimizerContract {
    @Override
    public Signum subject() {
        return new Signum();
    }
}
