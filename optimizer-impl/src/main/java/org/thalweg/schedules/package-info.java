/** Numbers that depend on the step. */
@NullMarked
package org.thalweg.schedules;

import org.jspecify.annotations.NullMarked;
