package org.thalweg.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;

class InstalledKernelsTest {

    private static final Kernels PLAIN = InstalledKernels.plain();

    @Test
    void have_vectors_where_the_jvm_has_the_module() {
        assertThat(InstalledKernels.find("", true).fastest()).isNotSameAs(PLAIN);
        assertThat(InstalledKernels.find("", true).always()).isFalse();
        assertThat(InstalledKernels.find("", false).fastest()).isSameAs(PLAIN);
    }

    @Test
    void do_as_the_property_says() {
        assertThat(InstalledKernels.find("off", true).fastest()).isSameAs(PLAIN);
        assertThat(InstalledKernels.find("off", false).fastest()).isSameAs(PLAIN);
        assertThat(InstalledKernels.find("on", true).fastest()).isNotSameAs(PLAIN);
        assertThat(InstalledKernels.find("on", true).always()).isTrue();
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
    void are_chosen_by_the_work_ahead() {
        assertThat(InstalledKernels.forWork(1e4)).isSameAs(PLAIN);
        assertThat(InstalledKernels.forWork(1e12)).isSameAs(InstalledKernels.fastest());
    }
}
