/**
 * Components by name: found on the class path and in plug-in JARs, and copied with other hyper-parameters.
 *
 * <p>{@link org.thalweg.catalog.Catalog} is the way in. A map, a tree as YAML gives it and the pipe form all become a
 * {@code Written}, from which {@code Maker} makes the component.
 */
@NullMarked
package org.thalweg.catalog;

import org.jspecify.annotations.NullMarked;
