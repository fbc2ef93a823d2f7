/**
 * Findings in English: whatever a person reads of them is said here and nowhere else, for the console, HTML, Markdown, LaTeX and
 * JSON alike. What is laid out where, {@code report} decides.
 */
@NullMarked
package org.thalweg.experiments.words;

import org.jspecify.annotations.NullMarked;
