/** What is left when a machine lets the program down. */
@NullMarked
package org.thalweg.integration.survival;

import org.jspecify.annotations.NullMarked;
