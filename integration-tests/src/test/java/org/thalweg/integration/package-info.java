/** Tests of everything together, from outside. */
@NullMarked
package org.thalweg.integration;

import org.jspecify.annotations.NullMarked;
