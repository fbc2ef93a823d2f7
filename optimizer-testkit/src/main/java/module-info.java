/** Contracts that the tests of a plug-in implement. JUnit is for those alone: programs hold plug-ins to them without it. */
module org.thalweg.testkit {
    requires transitive org.thalweg;
    requires java.management;
    requires jdk.management;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports org.thalweg.testkit;
}
