package com.example.optimizers;

import org.thalweg.testkit.RegularizerContract;

class GroupLassoContractTest implements RegularizerContract {
    @Override
    public GroupLasso subject() {
        return new GroupLasso();
    }
}
