/** What is compared is the same work, and every benchmark runs. */
@NullMarked
package org.thalweg.benchmarks;

import org.jspecify.annotations.NullMarked;
