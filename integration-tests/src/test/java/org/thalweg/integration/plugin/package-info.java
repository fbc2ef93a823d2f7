/** The path of a plug-in's author, walked in real processes. */
@NullMarked
package org.thalweg.integration.plugin;

import org.jspecify.annotations.NullMarked;
