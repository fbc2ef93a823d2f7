package com.example.optimizers;

import org.thalweg.testkit.ModelContract;

class TiedResidualContractTest implements ModelContract {
    @Override
    public TiedResidual subject() {
        return new TiedResidual();
    }
}
