/** The obligations of all built-in components. */
@NullMarked
package org.thalweg.integration.contracts;

import org.jspecify.annotations.NullMarked;
