/** What an experiment is asked to find out: read from YAML, the pipe form or Java, and resolved to one immutable value. */
@NullMarked
package org.thalweg.experiments.spec;

import org.jspecify.annotations.NullMarked;
