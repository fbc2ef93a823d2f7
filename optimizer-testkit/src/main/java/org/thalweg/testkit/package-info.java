/** Contracts as tests, for the components of a plug-in. */
@NullMarked
package org.thalweg.testkit;

import org.jspecify.annotations.NullMarked;
