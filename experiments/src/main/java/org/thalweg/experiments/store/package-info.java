/** Results folders: outcomes that survive, and the files made of them. */
@NullMarked
package org.thalweg.experiments.store;

import org.jspecify.annotations.NullMarked;
