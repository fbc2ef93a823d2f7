package org.thalweg.testkit;

class SignSgdTest implements OptimizerContract {
    @Override
    public SignSgd subject() {
        return new SignSgd();
    }
}
