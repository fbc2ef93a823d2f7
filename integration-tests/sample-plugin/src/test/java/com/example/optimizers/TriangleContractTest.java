package com.example.optimizers;

import org.thalweg.testkit.ScheduleContract;

class TriangleContractTest implements ScheduleContract {
    @Override
    public Triangle subject() {
        return new Triangle();
    }
}
