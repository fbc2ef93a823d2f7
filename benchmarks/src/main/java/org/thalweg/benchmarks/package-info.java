/** One class a question: how fast it is, beside what the machine allows and what others take for the same work. */
@NullMarked
package org.thalweg.benchmarks;

import org.jspecify.annotations.NullMarked;
