/** An ablation from beginning to end. */
@NullMarked
package org.thalweg.experiments;

import org.jspecify.annotations.NullMarked;
