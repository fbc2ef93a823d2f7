package {{package}};

import org.thalweg.testkit.OptimizerContract;

class {{type}}Test implements OptimizerContract {
    @Override
    public {{type}} subject() {
        return new {{type}}();
    }
}
