package com.example.optimizers;

import org.thalweg.testkit.ModelContract;

class HiddenLayerContractTest implements ModelContract {
    @Override
    public HiddenLayer subject() {
        return new HiddenLayer();
    }
}
