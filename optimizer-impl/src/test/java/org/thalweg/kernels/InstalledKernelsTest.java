package org.thalweg.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;

class InstalledKernelsTest {

    private static final Kernels PLAIN = InstalledKernels.plain();

    @Test
    void have_vectors_where_the_jvm_has_the_module() {
        assertThat(InstalledKernels.find("", true).vectors()).isPresent();
        assertThat(InstalledKernels.find("", true).best()).isInstanceOf(WarmedKernels.class);
        assertThat(InstalledKernels.find("", false).best()).isSameAs(PLAIN);
    }

    @Test
    void do_as_the_property_says() {
        assertThat(InstalledKernels.find("off", true).best()).isSameAs(PLAIN);
        assertThat(InstalledKernels.find("off", false).best()).isSameAs(PLAIN);
        assertThat(InstalledKernels.find("on", true).best()).isInstanceOf(VectorKernels.class);
    }

    @Test
    void refuse_what_there_is_not() {
        assertThatThrownBy(() -> InstalledKernels.find("on", false))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "thalweg.vector is on, but this JVM was not started with --add-modules jdk.incubator.vector.");
        assertThatThrownBy(() -> InstalledKernels.find("yes", true))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The system property thalweg.vector is 'yes'. It can be on or off, or left out.");
    }

    @Test
    void take_vectors_when_there_was_work_enough() throws InterruptedException {
        Kernels vectors = InstalledKernels.all().get(1);
        WarmedKernels kernels = new WarmedKernels(PLAIN, vectors, () -> true);
        kernels.expect(1e6);
        assertThat(kernels.now()).isSameAs(PLAIN);
        kernels.expect(1e12);
        kernels.join();
        assertThat(kernels.now()).isSameAs(vectors);
    }
}
