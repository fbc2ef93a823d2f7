/** What the outcomes say: statistics and verdicts for every comparison. */
@NullMarked
package org.thalweg.experiments.findings;

import org.jspecify.annotations.NullMarked;
