package {{package}};

import org.thalweg.testkit.{{contract}};

class {{type}}Test implements {{contract}} {
    @Override
    public {{type}} subject() {
        return new {{type}}();
    }
}
